/** libheif-js brings no types for this entry: the part of it that heic.ts uses. */
declare module 'libheif-js/wasm-bundle.js' {
  interface HeifImage {
    is_primary(): boolean | number;
    get_width(): number;
    get_height(): number;
    /** RGBA into `data`; null when it cannot be decoded. */
    display(
      target: { data: Uint8ClampedArray; width: number; height: number },
      shown: (target: { data: Uint8ClampedArray } | null) => void,
    ): void;
    free(): void;
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };
  export default libheif;
}
