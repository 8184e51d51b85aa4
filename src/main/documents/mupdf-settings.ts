// Read by mupdf while it loads: an option of its WebAssembly module (Emscripten's `print`, `printErr`).
Reflect.set(globalThis, '$libmupdf_wasm_Module', { print: () => undefined, printErr: () => undefined });
