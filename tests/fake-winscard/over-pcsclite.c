/*
 * Stands over the system's own libpcsclite: every call goes on to it, but for what STAND_IN names.
 *   no-service   SCardEstablishContext is refused, as polkit's access_pcsc does it
 *   no-card      SCardConnect is refused, as polkit's access_card does it (Debian 12's pcscd is built without polkit)
 *   pin-pad      the reader says that it has keys of its own (FEATURE_VERIFY_PIN_DIRECT of PC/SC part 10)
 */
#include <PCSC/reader.h>
#include <PCSC/winscard.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

static int is(const char *what) {
  const char *wanted = getenv("STAND_IN");
  return wanted != NULL && strcmp(wanted, what) == 0;
}

static void *real(const char *name) {
  static void *library;
  if (library == NULL)
    library = dlopen(REAL, RTLD_NOW | RTLD_LOCAL);
  return library == NULL ? NULL : dlsym(library, name);
}

#define PASS_ON(name, types, values)                                                                                 \
  LONG name types {                                                                                                  \
    LONG(*on) types = (LONG(*) types)real(#name);                                                                    \
    return on == NULL ? SCARD_F_INTERNAL_ERROR : on values;                                                          \
  }

PASS_ON(SCardReleaseContext, (SCARDCONTEXT context), (context))
PASS_ON(SCardCancel, (SCARDCONTEXT context), (context))
PASS_ON(SCardListReaders, (SCARDCONTEXT context, LPCSTR groups, LPSTR readers, LPDWORD length),
        (context, groups, readers, length))
PASS_ON(SCardGetStatusChange, (SCARDCONTEXT context, DWORD limit, SCARD_READERSTATE *states, DWORD count),
        (context, limit, states, count))
PASS_ON(SCardReconnect, (SCARDHANDLE card, DWORD share, DWORD protocols, DWORD how, LPDWORD protocol),
        (card, share, protocols, how, protocol))
PASS_ON(SCardDisconnect, (SCARDHANDLE card, DWORD how), (card, how))
PASS_ON(SCardBeginTransaction, (SCARDHANDLE card), (card))
PASS_ON(SCardEndTransaction, (SCARDHANDLE card, DWORD how), (card, how))
PASS_ON(SCardTransmit,
        (SCARDHANDLE card, const SCARD_IO_REQUEST *sent, LPCBYTE command, DWORD length, SCARD_IO_REQUEST *received,
         LPBYTE answer, LPDWORD room),
        (card, sent, command, length, received, answer, room))

LONG SCardEstablishContext(DWORD scope, LPCVOID first, LPCVOID second, LPSCARDCONTEXT context) {
  LONG (*on)
  (DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT) =
      (LONG(*)(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT))real("SCardEstablishContext");
  if (is("no-service"))
    return SCARD_W_SECURITY_VIOLATION;
  return on == NULL ? SCARD_F_INTERNAL_ERROR : on(scope, first, second, context);
}

LONG SCardConnect(SCARDCONTEXT context, LPCSTR reader, DWORD share, DWORD protocols, LPSCARDHANDLE card,
                  LPDWORD protocol) {
  LONG (*on)
  (SCARDCONTEXT, LPCSTR, DWORD, DWORD, LPSCARDHANDLE, LPDWORD) =
      (LONG(*)(SCARDCONTEXT, LPCSTR, DWORD, DWORD, LPSCARDHANDLE, LPDWORD))real("SCardConnect");
  if (is("no-card"))
    return SCARD_W_SECURITY_VIOLATION;
  return on == NULL ? SCARD_F_INTERNAL_ERROR : on(context, reader, share, protocols, card, protocol);
}

LONG SCardControl(SCARDHANDLE card, DWORD code, LPCVOID sent, DWORD length, LPVOID answer, DWORD room,
                  LPDWORD given) {
  LONG (*on)
  (SCARDHANDLE, DWORD, LPCVOID, DWORD, LPVOID, DWORD, LPDWORD) =
      (LONG(*)(SCARDHANDLE, DWORD, LPCVOID, DWORD, LPVOID, DWORD, LPDWORD))real("SCardControl");
  /* Tag, length, and the control code by which the feature is used. */
  static const unsigned char feature[] = {FEATURE_VERIFY_PIN_DIRECT, 4, 0x42, 0x33, 0x00, 0x12};
  if (is("pin-pad") && code == CM_IOCTL_GET_FEATURE_REQUEST && room >= sizeof feature) {
    memcpy(answer, feature, sizeof feature);
    *given = sizeof feature;
    return SCARD_S_SUCCESS;
  }
  return on == NULL ? SCARD_F_INTERNAL_ERROR : on(card, code, sent, length, answer, room, given);
}
