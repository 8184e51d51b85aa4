import * as v from 'valibot';
import type { DrawingName } from '../../shared/drawings.ts';

const files = v.parse(
  v.record(v.string(), v.string()),
  import.meta.glob('../../../assets/drawings/*.svg', { eager: true, query: '?url', import: 'default' }),
);

/** One of our own drawings. It says nothing that the words beside it do not say, unless it has a label. */
export function Drawing({ name, label = '' }: { name: DrawingName; label?: string }) {
  const address = files[`../../../assets/drawings/${name}.svg`];
  if (address === undefined) throw new Error(`assets/drawings/${name}.svg is missing`);
  return <img className="drawing" src={address} alt={label} width={320} height={240} />;
}
