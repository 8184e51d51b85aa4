/**
 * Card readers by what they say of themselves, from assets/readers.yaml: on USB, so that a reader that PC/SC does not
 * show can still be named; by their PC/SC name, what kind of reader they are.
 */
import * as v from 'valibot';
import file from '../assets/readers.yaml';
import type { Reader } from '../src/shared/facts.ts';
import { readersFileSchema } from './readers-file.ts';

const { usb, otherUsb, kinds } = v.parse(readersFileSchema, file);
const MODELS: Readonly<Record<string, string>> = {
  ...usb,
  ...Object.fromEntries(otherUsb.map(({ id, model }) => [id, model])),
};

/**
 * The kind of reader that a PC/SC name stands for, by the rows of assets/readers.yaml. A name that no row fits is taken
 * for a reader with a slot (`physical`), as is vpcd's virtual one: tests and trainers put cards in it.
 */
export const kindNamed = (name: string): Reader['kind'] => kinds.find((row) => row.name.test(name))?.kind ?? 'physical';

/**
 * The model of a USB device by its ids, four hexadecimal digits each. Null for a device that assets/readers.yaml does
 * not list, whether it is a reader or not.
 */
export const readerModel = (vendorId: string, productId: string): string | null =>
  MODELS[`${vendorId}:${productId}`.toLowerCase()] ?? null;

/** The USB ids of every listed reader, as `072f:90cc`. Only tests ask for them. */
export const LISTED: readonly string[] = Object.keys(MODELS);
