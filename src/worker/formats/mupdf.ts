/** mupdf, silent: what it mumbles about other people's files belongs in no terminal and no log. */

// Read by mupdf while it loads (options of its WebAssembly module, as Emscripten names them), so it has to be loaded
// after.
Reflect.set(globalThis, '$libmupdf_wasm_Module', { print: () => undefined, printErr: () => undefined });

export const mupdf = await import('mupdf');
