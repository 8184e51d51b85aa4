/** mupdf, kept silent: what it prints about other people's files belongs in no terminal and no log. */

// Read by mupdf while it loads (options of its WebAssembly module, as Emscripten names them), so it has to be loaded
// after.
Reflect.set(globalThis, '$libmupdf_wasm_Module', { print: () => undefined, printErr: () => undefined });

/** The library itself. Import it from here only: loaded before the line above, it would print. */
export const mupdf = await import('mupdf');
