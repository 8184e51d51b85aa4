import * as v from 'valibot';
import type { DrawingName } from '../../shared/drawings.ts';

const files = v.parse(
  v.record(v.string(), v.string()),
  import.meta.glob('../../../assets/drawings/*.svg', { eager: true, query: '?url', import: 'default' }),
);

/**
 * One of our own drawings. Without a label it is hidden from screen readers, because the words beside it say the same.
 * @throws when the file of this name is missing
 */
export function Drawing({ name, label = '' }: { name: DrawingName; label?: string }) {
  const address = files[`../../../assets/drawings/${name}.svg`];
  if (address === undefined) throw new Error(`assets/drawings/${name}.svg is missing`);
  return <img className="drawing" src={address} alt={label} width={320} height={240} />;
}
