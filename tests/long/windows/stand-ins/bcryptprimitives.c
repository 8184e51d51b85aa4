/* Random bytes, the one function of Windows's bcryptprimitives.dll that Node wants and Wine 8 has not. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
  while (count > 0) {
    ULONG part = count > 0x10000 ? 0x10000 : (ULONG)count;
    if (!SystemFunction036(bytes, part))
      return FALSE;
    bytes += part;
    count -= part;
  }
  return TRUE;
}
