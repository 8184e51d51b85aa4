/*
 * A WinSCard.dll with Windows's sizes and manners: 64-bit handles, W functions, the pseudo-reader that announces
 * readers. Types are those of mingw's winscard.h. What there is stands in %ANSWERS%\readers.txt, read at every call:
 *   service 0x8010001D     what every call answers; 0: in order
 *   port 45555             where APDUs are answered, on 127.0.0.1: two bytes of length, big endian, then the bytes
 *   card Beid_v18          a name that Windows has for the card
 *   reader NAME|STATE|N    STATE: empty, card, mute, exclusive, in-use; N counts how often that has changed
 */
#define _WIN32_WINNT 0x0A00
// In this order: each needs the one before it.
#include <winsock2.h>
#include <windows.h>
#include <winscard.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __declspec(dllexport) LONG WINAPI
#define CONTEXT_MARK 0xCDull
#define CARD_MARK 0xEAull
#define MARK(handle) ((unsigned long long)(handle) >> 56)
#define MOST 8
/* A short APDU. */
#define LONGEST_COMMAND 261

typedef enum { EMPTY, CARD, MUTE, EXCLUSIVE, IN_USE } SlotState;
typedef struct {
  wchar_t name[128];
  SlotState state;
  int changes;
} Reader;
typedef struct {
  LONG service;
  int port;
  int count;
  Reader readers[MOST];
  wchar_t card[128];
} Pc;

static const BYTE ATR_18[] = {0x3B, 0x7F, 0x96, 0,    0,    0x80, 0x31, 0x80, 0x65, 0xB0,
                              0x85, 0x04, 0x01, 0x20, 0x12, 0x0F, 0xFF, 0x82, 0x90, 0};
static volatile LONG handles = 1, cancelled = 0;
static CRITICAL_SECTION turn;
static SOCKET line_to_card = INVALID_SOCKET;

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, LPVOID reserved) {
  (void)instance;
  (void)reserved;
  if (reason == DLL_PROCESS_ATTACH) {
    WSADATA data;
    InitializeCriticalSection(&turn);
    WSAStartup(0x202, &data);
  }
  return TRUE;
}

static SlotState state_named(const char *name) {
  const char *names[] = {"empty", "card", "mute", "exclusive", "in-use"};
  for (int at = 0; at < 5; at += 1)
    if (strcmp(names[at], name) == 0)
      return (SlotState)at;
  return EMPTY;
}

static Pc look(void) {
  Pc pc;
  char path[MAX_PATH], line[512];
  memset(&pc, 0, sizeof pc);
  GetEnvironmentVariableA("ANSWERS", path, sizeof path - 16);
  strcat(path, "\\readers.txt");
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    pc.service = (LONG)0x8010001D;
    return pc;
  }
  while (fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\r\n")] = 0;
    if (strncmp(line, "service ", 8) == 0)
      pc.service = (LONG)strtoul(line + 8, NULL, 0);
    else if (strncmp(line, "port ", 5) == 0)
      pc.port = atoi(line + 5);
    else if (strncmp(line, "card ", 5) == 0)
      MultiByteToWideChar(CP_UTF8, 0, line + 5, -1, pc.card, 128);
    else if (strncmp(line, "reader ", 7) == 0 && pc.count < MOST) {
      char *state = strchr(line, '|');
      if (state == NULL)
        continue;
      *state++ = 0;
      char *changes = strchr(state, '|');
      if (changes != NULL)
        *changes++ = 0;
      Reader *reader = &pc.readers[pc.count++];
      MultiByteToWideChar(CP_UTF8, 0, line + 7, -1, reader->name, 128);
      reader->state = state_named(state);
      reader->changes = changes == NULL ? 0 : atoi(changes);
    }
  }
  fclose(file);
  return pc;
}

static Reader *reader_named(Pc *pc, LPCWSTR name) {
  for (int at = 0; at < pc->count; at += 1)
    if (wcscmp(pc->readers[at].name, name) == 0)
      return &pc->readers[at];
  return NULL;
}

EXPORT SCardEstablishContext(DWORD scope, LPCVOID first, LPCVOID second, LPSCARDCONTEXT context) {
  (void)scope;
  (void)first;
  (void)second;
  Pc pc = look();
  if (pc.service != 0)
    return pc.service;
  *context = (SCARDCONTEXT)(CONTEXT_MARK << 56 | (unsigned long long)InterlockedIncrement(&handles));
  return SCARD_S_SUCCESS;
}
EXPORT SCardReleaseContext(SCARDCONTEXT context) {
  return MARK(context) == CONTEXT_MARK ? 0 : SCARD_E_INVALID_HANDLE;
}
EXPORT SCardCancel(SCARDCONTEXT context) {
  cancelled = 1;
  return MARK(context) == CONTEXT_MARK ? 0 : SCARD_E_INVALID_HANDLE;
}

/* Names one after another, each ended by a zero, and one more at the end. */
static LONG give_names(const wchar_t names[][128], int count, LPWSTR out, LPDWORD room) {
  DWORD needed = 1;
  for (int at = 0; at < count; at += 1)
    needed += (DWORD)wcslen(names[at]) + 1;
  if (out != NULL && *room < needed) {
    *room = needed;
    return SCARD_E_INSUFFICIENT_BUFFER;
  }
  *room = needed;
  if (out == NULL)
    return SCARD_S_SUCCESS;
  for (int at = 0; at < count; at += 1) {
    wcscpy(out, names[at]);
    out += wcslen(names[at]) + 1;
  }
  *out = 0;
  return SCARD_S_SUCCESS;
}

EXPORT SCardListReadersW(SCARDCONTEXT context, LPCWSTR groups, LPWSTR out, LPDWORD room) {
  (void)groups;
  Pc pc = look();
  wchar_t names[MOST][128];
  if (MARK(context) != CONTEXT_MARK)
    return SCARD_E_INVALID_HANDLE;
  if (pc.service != 0)
    return pc.service;
  if (pc.count == 0)
    return SCARD_E_NO_READERS_AVAILABLE;
  for (int at = 0; at < pc.count; at += 1)
    wcscpy(names[at], pc.readers[at].name);
  return give_names(names, pc.count, out, room);
}

EXPORT SCardListCardsW(SCARDCONTEXT context, LPCBYTE atr, LPCGUID interfaces, DWORD count, LPWSTR out, LPDWORD room) {
  (void)atr;
  (void)interfaces;
  (void)count;
  Pc pc = look();
  wchar_t names[1][128];
  if (MARK(context) != CONTEXT_MARK)
    return SCARD_E_INVALID_HANDLE;
  if (pc.service != 0)
    return pc.service;
  wcscpy(names[0], pc.card);
  return give_names(names, pc.card[0] == 0 ? 0 : 1, out, room);
}

static DWORD event_of(const Reader *reader) {
  static const DWORD events[] = {
      SCARD_STATE_EMPTY,
      SCARD_STATE_PRESENT | SCARD_STATE_UNPOWERED,
      SCARD_STATE_PRESENT | SCARD_STATE_MUTE,
      SCARD_STATE_PRESENT | SCARD_STATE_INUSE | SCARD_STATE_EXCLUSIVE,
      SCARD_STATE_PRESENT | SCARD_STATE_INUSE,
  };
  return events[reader->state] | (DWORD)reader->changes << 16;
}

EXPORT SCardGetStatusChangeW(SCARDCONTEXT context, DWORD limit, LPSCARD_READERSTATEW states, DWORD count) {
  DWORD began = GetTickCount();
  if (MARK(context) != CONTEXT_MARK)
    return SCARD_E_INVALID_HANDLE;
  cancelled = 0;
  for (;;) {
    Pc pc = look();
    BOOL changed = FALSE;
    if (pc.service != 0)
      return pc.service;
    for (DWORD at = 0; at < count; at += 1) {
      DWORD event;
      if (wcscmp(states[at].szReader, L"\\\\?PnP?\\Notification") == 0) {
        event = (DWORD)pc.count << 16;
        if (states[at].dwCurrentState >> 16 != (DWORD)pc.count)
          event |= SCARD_STATE_CHANGED;
      } else {
        Reader *reader = reader_named(&pc, states[at].szReader);
        if (reader == NULL)
          return SCARD_E_UNKNOWN_READER;
        event = event_of(reader);
        BOOL answers = reader->state == CARD || reader->state == EXCLUSIVE || reader->state == IN_USE;
        states[at].cbAtr = answers ? sizeof ATR_18 : 0;
        if (answers)
          memcpy(states[at].rgbAtr, ATR_18, sizeof ATR_18);
        if ((states[at].dwCurrentState & ~(DWORD)SCARD_STATE_CHANGED) != event)
          event |= SCARD_STATE_CHANGED;
      }
      states[at].dwEventState = event;
      if (event & SCARD_STATE_CHANGED)
        changed = TRUE;
    }
    if (changed)
      return SCARD_S_SUCCESS;
    if (cancelled)
      return SCARD_E_CANCELLED;
    if (limit != INFINITE && GetTickCount() - began >= limit)
      return SCARD_E_TIMEOUT;
    Sleep(100);
  }
}

EXPORT SCardConnectW(SCARDCONTEXT context, LPCWSTR name, DWORD share, DWORD protocols, LPSCARDHANDLE card,
                     LPDWORD protocol) {
  (void)share;
  Pc pc = look();
  if (MARK(context) != CONTEXT_MARK)
    return SCARD_E_INVALID_HANDLE;
  if (pc.service != 0)
    return pc.service;
  Reader *reader = reader_named(&pc, name);
  if (reader == NULL)
    return SCARD_E_UNKNOWN_READER;
  if (reader->state == EMPTY)
    return SCARD_W_REMOVED_CARD;
  if (reader->state == MUTE)
    return SCARD_W_UNRESPONSIVE_CARD;
  if (reader->state == EXCLUSIVE)
    return SCARD_E_SHARING_VIOLATION;
  if (!(protocols & SCARD_PROTOCOL_T0))
    return SCARD_E_PROTO_MISMATCH;
  *card = (SCARDHANDLE)(CARD_MARK << 56 | (unsigned long long)InterlockedIncrement(&handles));
  *protocol = SCARD_PROTOCOL_T0;
  return SCARD_S_SUCCESS;
}

static LONG of_card(SCARDHANDLE card) { return MARK(card) == CARD_MARK ? SCARD_S_SUCCESS : SCARD_E_INVALID_HANDLE; }
EXPORT SCardReconnect(SCARDHANDLE card, DWORD share, DWORD protocols, DWORD how, LPDWORD protocol) {
  (void)share;
  (void)protocols;
  (void)how;
  *protocol = SCARD_PROTOCOL_T0;
  return of_card(card);
}
EXPORT SCardDisconnect(SCARDHANDLE card, DWORD how) {
  (void)how;
  return of_card(card);
}
EXPORT SCardBeginTransaction(SCARDHANDLE card) { return of_card(card); }
EXPORT SCardEndTransaction(SCARDHANDLE card, DWORD how) {
  (void)how;
  return of_card(card);
}
/* The driver of a reader without keys of its own knows no such request. */
EXPORT SCardControl(SCARDHANDLE card, DWORD code, LPCVOID in, DWORD length, LPVOID out, DWORD room, LPDWORD given) {
  (void)code;
  (void)in;
  (void)length;
  (void)out;
  (void)room;
  *given = 0;
  return MARK(card) == CARD_MARK ? (LONG)ERROR_INVALID_FUNCTION : SCARD_E_INVALID_HANDLE;
}

static int receive(char *bytes, int length) {
  for (int done = 0; done < length;) {
    int got = recv(line_to_card, bytes + done, length - done, 0);
    if (got <= 0)
      return 0;
    done += got;
  }
  return 1;
}

static int join_card(int port) {
  if (line_to_card != INVALID_SOCKET)
    return 1;
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_port = htons((u_short)port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  line_to_card = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(line_to_card, (struct sockaddr *)&address, sizeof address) == 0)
    return 1;
  closesocket(line_to_card);
  line_to_card = INVALID_SOCKET;
  return 0;
}

static LONG exchange(int port, LPCBYTE command, DWORD length, LPBYTE answer, LPDWORD room) {
  char header[2] = {(char)(length >> 8), (char)length}, whole[2 + LONGEST_COMMAND];
  if (length > LONGEST_COMMAND)
    return SCARD_E_INVALID_PARAMETER;
  if (!join_card(port))
    return SCARD_F_COMM_ERROR;
  /* In one piece: a second one would wait for the acknowledgement of the first. */
  memcpy(whole, header, 2);
  memcpy(whole + 2, command, length);
  send(line_to_card, whole, (int)length + 2, 0);
  if (!receive(header, 2))
    return SCARD_W_REMOVED_CARD;
  DWORD needed = (DWORD)(unsigned char)header[0] << 8 | (unsigned char)header[1];
  if (needed > *room)
    return SCARD_E_INSUFFICIENT_BUFFER;
  *room = needed;
  return receive((char *)answer, (int)needed) ? SCARD_S_SUCCESS : SCARD_W_REMOVED_CARD;
}

EXPORT SCardTransmit(SCARDHANDLE card, LPCSCARD_IO_REQUEST sent, LPCBYTE command, DWORD length,
                     LPSCARD_IO_REQUEST received, LPBYTE answer, LPDWORD room) {
  (void)received;
  Pc pc = look();
  int present = 0;
  if (MARK(card) != CARD_MARK)
    return SCARD_E_INVALID_HANDLE;
  if (pc.service != 0)
    return pc.service;
  for (int at = 0; at < pc.count; at += 1)
    if (pc.readers[at].state != EMPTY)
      present = 1;
  if (!present)
    return SCARD_W_REMOVED_CARD;
  if (sent->dwProtocol != SCARD_PROTOCOL_T0 || sent->cbPciLength != sizeof *sent)
    return SCARD_E_PROTO_MISMATCH;
  EnterCriticalSection(&turn);
  LONG code = exchange(pc.port, command, length, answer, room);
  LeaveCriticalSection(&turn);
  return code;
}
