/** The card process's entry: facts out, requests in. A driver that crashes or hangs takes this process and nothing else. */
import type { FactName } from '../src/shared/facts.ts';
import { findParent } from './parent.ts';
import { loadLibrary, type Library } from './pcsc/library.ts';
import { watch } from './pcsc/watcher.ts';
import { createObserver } from './probes/index.ts';
import { Slots } from './slots.ts';

const parent = findParent();

function load(): Library | null {
  try {
    return loadLibrary();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    parent.tell({
      type: 'pcsc',
      facts: {
        service: { state: 'no-library', reason },
        readers: [],
        held: false,
        observedAt: performance.timeOrigin + performance.now(),
      },
    });
    return null;
  }
}

const observer = createObserver((facts) => parent.tell({ type: 'system', facts }));
function look(names?: readonly FactName[]): void {
  observer.look(names).catch((error: unknown) => {
    parent.tell({ type: 'trouble', text: `probes: ${error instanceof Error ? error.name : 'unknown'}` });
  });
}

const library = load();
const slots = library === null ? null : new Slots(library, (facts) => parent.tell({ type: 'pcsc', facts }));
if (library !== null && slots !== null) watch(library, (seen) => slots.see(seen));
parent.listen((request) => {
  switch (request.type) {
    case 'hold':
      slots?.hold(request.held);
      break;
    case 'again':
      slots?.again(false);
      look();
      break;
    case 'look':
      look(request.facts);
      break;
    case 'pin-tries':
      slots?.again(true);
      break;
  }
});
look();
