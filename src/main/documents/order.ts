/** The order of pictures that were brought in together. */

export interface Origin {
  readonly file: string;
  /** Page within the file, from 0. */
  readonly page: number;
  /** When the photo was taken, ms since the epoch, from EXIF; null when the file does not say. */
  readonly takenAt: number | null;
}

const natural = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/**
 * By the time they were taken when all of them say so, otherwise by name, where « page 2 » comes before « page 10 ».
 * A mixture goes by name: half an order of time would put the others anywhere.
 */
export function comparerFor(origins: readonly Origin[]): (one: Origin, other: Origin) => number {
  const byName = (one: Origin, other: Origin): number => natural.compare(one.file, other.file) || one.page - other.page;
  if (origins.some(({ takenAt }) => takenAt === null)) return byName;
  return (one, other) => (one.takenAt ?? 0) - (other.takenAt ?? 0) || byName(one, other);
}
