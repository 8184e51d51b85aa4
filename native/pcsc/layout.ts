/** How winscard's types are laid out on each system (rule 6 of docs/facts/pcsc.md). */
export interface WinscardLayout {
  /** The system's own library, never one that we bring: client and daemon must match (rule 7). */
  readonly library: string;
  readonly convention: '__stdcall' | '__cdecl';
  /** koffi names of LONG, DWORD, and of the context and card handles. */
  readonly long: 'int32' | 'long';
  readonly dword: 'uint32' | 'ulong';
  readonly handle: 'uintptr_t' | 'int32' | 'long';
  readonly string: 'str' | 'str16';
  /** SCARD_READERSTATE is packed on macOS. */
  readonly packed: boolean;
  /** The size of rgbAtr, bytes. */
  readonly atr: 33 | 36;
  /** On Windows the functions ending in W are called, for the sake of reader names outside ASCII. */
  readonly suffix: '' | 'W';
}

/**
 * The layout of winscard's types on one system. Any system that is neither Windows nor macOS is taken to have
 * pcsc-lite, as Linux does.
 */
export function winscardLayout(platform: NodeJS.Platform): WinscardLayout {
  switch (platform) {
    case 'win32':
      return {
        library: 'winscard.dll',
        convention: '__stdcall',
        long: 'int32',
        dword: 'uint32',
        handle: 'uintptr_t',
        string: 'str16',
        packed: false,
        atr: 36,
        suffix: 'W',
      };
    case 'darwin':
      return {
        library: '/System/Library/Frameworks/PCSC.framework/PCSC',
        convention: '__cdecl',
        long: 'int32',
        dword: 'uint32',
        handle: 'int32',
        string: 'str',
        packed: true,
        atr: 33,
        suffix: '',
      };
    default:
      return {
        library: 'libpcsclite.so.1',
        convention: '__cdecl',
        long: 'long',
        dword: 'ulong',
        handle: 'long',
        string: 'str',
        packed: false,
        atr: 33,
        suffix: '',
      };
  }
}
