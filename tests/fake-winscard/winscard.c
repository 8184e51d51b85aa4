/* A PC/SC library with the sizes and manners of Windows (-DWINDOWS) or macOS (-DMACOS), to be loaded on Linux in place
 * of the real one. Sources: Microsoft's winscard.h and SCARD_READERSTATEW; Apple's PCSC/wintypes.h and pcsclite.h
 * (#pragma pack(1)); rule 6 of docs/facts/pcsc.md. */
#include <stdint.h>
#include <string.h>

#ifdef WINDOWS
typedef uint32_t DWORD;
typedef int32_t LONG;
typedef uintptr_t HANDLE_;
typedef uint16_t CHAR_;
#define NAME(f) f##W
#define ATR 36
#define HANDLE_VALUE ((HANDLE_)0x7f00000000001234ull)
typedef struct {
  const CHAR_ *szReader;
  void *pvUserData;
  DWORD dwCurrentState, dwEventState, cbAtr;
  uint8_t rgbAtr[ATR];
} STATE;
_Static_assert(sizeof(STATE) == 64, "SCARD_READERSTATEW on 64-bit Windows");
/* "Lecteur d'été 0", "Reader B 0" */
static const CHAR_ READERS[] = {'L', 'e', 'c', 't', 'e', 'u', 'r', ' ', 'd', '\'', 0xe9, 't', 0xe9, ' ', '0', 0,
                                'R', 'e', 'a', 'd', 'e', 'r', ' ', 'B', ' ', '0', 0,   0};
#else
typedef uint32_t DWORD;
typedef int32_t LONG;
typedef int32_t HANDLE_;
typedef char CHAR_;
#define NAME(f) f
#define ATR 33
#define HANDLE_VALUE ((HANDLE_)0x12345678)
#pragma pack(push, 1)
typedef struct {
  const CHAR_ *szReader;
  void *pvUserData;
  DWORD dwCurrentState, dwEventState, cbAtr;
  uint8_t rgbAtr[ATR];
} STATE;
#pragma pack(pop)
_Static_assert(sizeof(STATE) == 61, "SCARD_READERSTATE_A on macOS, packed");
static const CHAR_ READERS[] = "Lecteur d'\xc3\xa9t\xc3\xa9 0\0Reader B 0\0";
#endif
typedef struct { DWORD dwProtocol, cbPciLength; } IO;
_Static_assert(sizeof(IO) == 8, "SCARD_IO_REQUEST");

#define OK 0
#define BAD_HANDLE ((LONG)0x80100003)
#define BAD_PARAMETER ((LONG)0x80100004)
#define TOO_SMALL ((LONG)0x80100008)
#define UNKNOWN_READER ((LONG)0x80100009)

LONG SCardEstablishContext(DWORD scope, const void *a, const void *b, HANDLE_ *context) {
  if (scope != 2 || a || b) return BAD_PARAMETER;
  *context = HANDLE_VALUE;
  return OK;
}
LONG SCardReleaseContext(HANDLE_ context) { return context == HANDLE_VALUE ? OK : BAD_HANDLE; }
LONG SCardCancel(HANDLE_ context) { return context == HANDLE_VALUE ? OK : BAD_HANDLE; }

LONG NAME(SCardListReaders)(HANDLE_ context, const CHAR_ *groups, CHAR_ *readers, DWORD *length) {
  DWORD needed = sizeof READERS / sizeof *READERS;
  if (context != HANDLE_VALUE) return BAD_HANDLE;
  if (groups) return BAD_PARAMETER;
#ifdef NEVER_ENOUGH
  if (readers) return TOO_SMALL;
#endif
#ifdef TOO_MUCH
  *length = 0xfffffff0u;
  return OK;
#endif
  if (readers) { if (*length < needed) return TOO_SMALL; memcpy(readers, READERS, sizeof READERS); }
  *length = needed;
  return OK;
}

/* The first letter of each name tells which it is: the entries must lie where these sizes put them. */
LONG NAME(SCardGetStatusChange)(HANDLE_ context, DWORD timeout, STATE *states, DWORD count) {
  if (context != HANDLE_VALUE) return BAD_HANDLE;
  if (timeout > 1000) return BAD_PARAMETER;
  for (DWORD i = 0; i < count; i++) {
    STATE *s = &states[i];
    if (s->pvUserData) return BAD_PARAMETER;
    switch (s->szReader[0]) {
      case 'L': s->dwEventState = 0x00050022u; s->cbAtr = 3; memcpy(s->rgbAtr, "\x3b\x98\x13", 3); break;
      case 'R':
        s->dwEventState = 0x00010012u | (s->dwCurrentState & 0x80u);
        s->cbAtr = ATR;
        memset(s->rgbAtr, 0xaa, ATR);
        break;
      case '\\': s->dwEventState = (2u << 16) | 2u; break;
      default: return UNKNOWN_READER;
    }
  }
  return OK;
}

LONG NAME(SCardConnect)(HANDLE_ context, const CHAR_ *reader, DWORD share, DWORD protocols, HANDLE_ *card,
                        DWORD *protocol) {
  if (context != HANDLE_VALUE) return BAD_HANDLE;
  if (reader[0] != 'L' || reader[10] == 0 || share != 2 || protocols != 3) return UNKNOWN_READER;
  *card = HANDLE_VALUE - 1; *protocol = 1;
  return OK;
}
LONG SCardReconnect(HANDLE_ card, DWORD share, DWORD protocols, DWORD init, DWORD *protocol) {
  if (card != HANDLE_VALUE - 1) return BAD_HANDLE;
  *protocol = protocols;
  return share == 2 && init <= 1 ? OK : BAD_PARAMETER;
}
LONG SCardDisconnect(HANDLE_ card, DWORD how) {
  if (card != HANDLE_VALUE - 1) return BAD_HANDLE;
  return how == 0 ? OK : BAD_PARAMETER;
}
LONG SCardBeginTransaction(HANDLE_ card) { return card == HANDLE_VALUE - 1 ? OK : BAD_HANDLE; }
LONG SCardEndTransaction(HANDLE_ card, DWORD how) {
  if (card != HANDLE_VALUE - 1) return BAD_HANDLE;
  return how == 0 ? OK : BAD_PARAMETER;
}
/* Sends the command back, turned round, with 9000. */
LONG SCardTransmit(HANDLE_ card, const IO *pci, const uint8_t *sent, DWORD length, IO *back, uint8_t *answer,
                   DWORD *room) {
  if (card != HANDLE_VALUE - 1) return BAD_HANDLE;
  if (pci->dwProtocol != 1 || pci->cbPciLength != 8 || back || *room < length + 2) return BAD_PARAMETER;
  for (DWORD i = 0; i < length; i++) answer[i] = sent[length - 1 - i];
  answer[length] = 0x90; answer[length + 1] = 0x00;
  *room = length + 2;
  return OK;
}

/* A reader with keys of its own: FEATURE_VERIFY_PIN_DIRECT (06) and FEATURE_MODIFY_PIN_DIRECT (07), each with the
 * control code to use. */
#ifdef WINDOWS
#define FEATURES 0x00313520u /* winsmcrd.h, SCARD_CTL_CODE(3400) */
LONG SCardControl(HANDLE_ card, DWORD code, const void *sent, DWORD length, uint8_t *answer, DWORD room, DWORD *given) {
#else
#define FEATURES 0x42000D48u /* reader.h, SCARD_CTL_CODE(3400) */
LONG SCardControl132(HANDLE_ card, DWORD code, const void *sent, DWORD length, uint8_t *answer, DWORD room,
                     DWORD *given) {
#endif
  static const uint8_t features[] = {0x06, 4, 0x42, 0x33, 0x00, 0x06, 0x07, 4, 0x42, 0x33, 0x00, 0x07};
  if (card != HANDLE_VALUE - 1) return BAD_HANDLE;
  if (code != FEATURES || sent || length || room < sizeof features) return BAD_PARAMETER;
  memcpy(answer, features, sizeof features);
  *given = sizeof features;
  return OK;
}

#ifdef WINDOWS
/* Windows knows the card whose ATR begins with 3B 7F by the name of the eID's minidriver, and no other. */
LONG SCardListCardsW(HANDLE_ context, const uint8_t *atr, const void *interfaces, DWORD count, CHAR_ *cards,
                     DWORD *length) {
  static const CHAR_ known[] = {'B','e','i','d','_','v','1','8',0,0}, none[] = {0};
  if (context != HANDLE_VALUE) return BAD_HANDLE;
  if (interfaces || count) return BAD_PARAMETER;
  int is_known = atr[0] == 0x3b && atr[1] == 0x7f;
  DWORD needed = is_known ? sizeof known / sizeof *known : 1;
  if (*length < needed) return TOO_SMALL;
  memcpy(cards, is_known ? known : none, needed * sizeof *cards);
  *length = needed;
  return OK;
}
#endif
