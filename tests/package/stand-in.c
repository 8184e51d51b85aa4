#include <stdio.h>
/* The fuse wire as Electron 45 carries it: sentinel, version byte, length byte, then one digit per fuse (its defaults).
 * Never run. */
__attribute__((used)) static const char wire[] =
    "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX" "\x01" "\x09" "101100011";
int main(void) {
  volatile const char *w = wire;
  printf("a stand-in for Electron, wire %s\n", (const char *)w + 34);
  return 0;
}
