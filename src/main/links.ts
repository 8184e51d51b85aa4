/** The only way out to the Internet: an entry of the catalogue, named by its id, shown in the person's own browser. */
import * as v from 'valibot';
import file from '../../assets/services.yaml';
import type { Reply } from '../shared/contract.ts';
import { policyEntry, type PolicyService } from '../shared/policy.ts';
import { addressOf, catalogueSchema, type Service } from '../shared/services.ts';

/** The catalogue, and after it what this place's policy adds. Throws when the file that was built in breaks its schema: the content tests would have said so. */
export const services = (extra: readonly PolicyService[] = []): readonly Service[] => [
  ...v.parse(catalogueSchema, file),
  ...extra.map(policyEntry),
];

/** The page says an id, never an address; a failure gives the address back, to type by hand. */
export async function openEntry(
  entries: readonly Service[],
  id: string,
  show: (address: string) => Promise<void>,
): Promise<Reply<'link.open'>> {
  const address = addressOf(entries, id);
  if (address === null) return { state: 'unknown-entry' };
  try {
    await show(address);
    return { state: 'opened' };
  } catch {
    // Told, not swallowed: the screen shows the address and how to type it.
    return { state: 'failed', address };
  }
}
