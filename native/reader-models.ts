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
 * What a PC/SC name says of the reader; one that no row fits has a slot for a card. vpcd's are among those: tests and
 * trainers put cards in them.
 */
export const kindNamed = (name: string): Reader['kind'] => kinds.find((row) => row.name.test(name))?.kind ?? 'physical';

/** The model of a reader, by its USB ids. @returns null for a device that is not in the table, reader or not */
export const readerModel = (vendorId: string, productId: string): string | null =>
  MODELS[`${vendorId}:${productId}`.toLowerCase()] ?? null;

/** `072f:90cc` and the like, for tests. */
export const LISTED: readonly string[] = Object.keys(MODELS);
