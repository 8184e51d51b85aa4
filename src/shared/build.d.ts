/** Put in by scripts/build.mjs. */
declare const __BUILT_AT__: string;
declare const __VERSION__: string;
