/** Light is added up in linear values; pictures are stored in sRGB. */
export type Rgb = [number, number, number];

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

export const toLinear = (value: number): number => LINEAR[value & 255] ?? 0;

const STEPS = 4096;
const SRGB = Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
  const v = step / STEPS;
  return Math.round(255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055));
});

/** From linear light to sRGB; what is too bright for the sensor is clipped. */
export const toSrgb = (value: number): number => SRGB[Math.round(Math.min(1, Math.max(0, value)) * STEPS)] ?? 0;

/** `#rrggbb` to linear. */
export const linear = (hex: string): Rgb =>
  [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16))) as Rgb;
