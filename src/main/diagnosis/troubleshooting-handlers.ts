/** The page's requests about « Dépanner », answered. */
import type { Handlers, RequestName } from '../../shared/contract.ts';
import type { Troubleshooter } from './troubleshooter.ts';

type Names = Extract<RequestName, `troubleshooting.${string}`>;

/** What proves that somebody knows the trainer's code. */
interface Prover {
  prove(code: string): Promise<'right' | 'wrong-code' | 'no-code-known' | 'no-kiosk'>;
}

/** The handlers of all requests about the search for a fault. */
export function troubleshootingHandlers(search: Troubleshooter, trainer: Prover): Pick<Handlers, Names> {
  return {
    'troubleshooting.state': async () => search.state(),
    'troubleshooting.unlock': async (code) => {
      const said = await trainer.prove(code);
      if (said === 'wrong-code' || said === 'no-code-known') return said;
      search.unlock();
      return 'open';
    },
    'troubleshooting.begin': async () => search.begin(),
    'troubleshooting.anew': async () => search.anew(),
    'troubleshooting.answer': async ({ step, answer }) => search.answer(step, answer),
    'troubleshooting.done': async (step) => search.done(step),
    'troubleshooting.undo': async () => {
      search.undo();
    },
  };
}
