/** The program behind a door that opens nothing and writes down what it was asked. */
import { startProgram, type Program } from '../../src/main/program.ts';
import type { Policy } from '../../src/shared/policy.ts';

export interface TestProgram {
  readonly handlers: Program['handlers'];
  /** What the door was asked, by the function's name. */
  readonly asked: readonly string[];
  end(): Promise<void>;
}

/** Its card process and its workers never answer: it is for what is decided before them. */
export function createTestProgram(policy: Policy): TestProgram {
  const asked: string[] = [];
  const program = startProgram(
    {
      name: 'window',
      startCardProcess: () => ({ send: () => undefined, kill: () => undefined }),
      startDocumentsWorker: () => ({ send: () => undefined, kill: () => undefined }),
      showAddress: async () => {
        asked.push('showAddress');
      },
      leave: () => {
        asked.push('leave');
      },
      publish: () => undefined,
      chooseTarget: async () => {
        asked.push('chooseTarget');
        return { kind: 'cancelled' };
      },
      chooseFiles: async () => {
        asked.push('chooseFiles');
        return [];
      },
      openFile: async () => {
        asked.push('openFile');
      },
      isThere: async () => true,
    },
    { practice: 'ready', policy: { policy, trouble: null } },
  );
  return { handlers: program.handlers, asked, end: () => program.stop() };
}
