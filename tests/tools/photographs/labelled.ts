import sharp from 'sharp';
import type { Raster } from '../../../src/worker/picture/raster.ts';
import { FAULTLESS, type Faults } from './light.ts';
import { photograph, type Options, type Photograph } from './photograph.ts';
import { random } from './random.ts';

export const LABELS = ['good', 'blurred', 'glare', 'shadow', 'dark'] as const;
export type Label = (typeof LABELS)[number];

/**
 * A photograph that has one fault in earnest, and of the others only what good photographs have; the seed chooses how
 * much where `options` do not say.
 */
export async function labelled(seed: number, label: Label, options: Options = {}): Promise<Photograph> {
  const chance = random(seed).fork('labelled');
  const good: Faults = {
    ...FAULTLESS,
    blur: chance.between(0, 0.7),
    exposure: chance.between(0.65, 1.15),
    noise: chance.between(1, 8),
    cast: chance.normal() * 0.12,
    jpegQuality: chance.whole(55, 95),
  };
  const bad: Record<Label, Partial<Faults>> = {
    good: {},
    blurred: chance.chance(0.6) ? { blur: chance.between(1.6, 3.2) } : { motion: chance.between(5, 11) },
    glare: { glare: chance.between(0.45, 1) },
    shadow: { shadow: chance.between(0.35, 0.7) },
    dark: { exposure: chance.between(0.08, 0.25) },
  };
  return photograph(seed, { ...options, faults: { ...good, ...bad[label], ...options.faults } });
}

/** The photograph's pixels as the program's decoder gives them. */
export async function rasterOf({ jpeg }: Pick<Photograph, 'jpeg'>): Promise<Raster> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}
