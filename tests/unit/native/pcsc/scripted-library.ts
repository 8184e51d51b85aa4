/**
 * A PC/SC library whose every answer a test writes down, and which notes every call: for situations no real service can
 * be brought into.
 */
import { PcscError } from '../../../../native/pcsc/codes.ts';
import type { Handle, Library, ReaderState } from '../../../../native/pcsc/library.ts';

export interface Call {
  name: keyof Library;
  at: number;
  with: readonly unknown[];
}
type Answers = { [K in keyof Library]?: (...args: Parameters<Library[K]>) => unknown };

export function scripted(answers: Answers): { library: Library; calls: Call[]; count(name: keyof Library): number } {
  const calls: Call[] = [];
  let contexts = 0;
  const call = async <T>(
    name: keyof Library,
    args: readonly unknown[],
    answer: (() => unknown) | undefined,
    otherwise: T,
  ): Promise<T> => {
    calls.push({ name, at: performance.now(), with: structuredClone(args) });
    const given = await answer?.();
    // What a test gives is of the call's own type: `Answers` says so.
    return (given === undefined ? otherwise : given) as T;
  };
  const library: Library = {
    establish: () => call<Handle>('establish', [], answers.establish, (contexts += 1)),
    release: (context) => call('release', [context], answers.release && (() => answers.release?.(context)), undefined),
    cancel: (context) => call('cancel', [context], answers.cancel && (() => answers.cancel?.(context)), undefined),
    list: (context) => call<string[]>('list', [context], answers.list && (() => answers.list?.(context)), []),
    wait: (context, states, timeout) =>
      call<ReaderState[] | null>(
        'wait',
        [context, states, timeout],
        answers.wait && (() => answers.wait?.(context, states, timeout)),
        null,
      ),
    connect: (context, reader) =>
      call<Handle>('connect', [context, reader], answers.connect && (() => answers.connect?.(context, reader)), 77),
    reconnect: (card, how) =>
      call('reconnect', [card, how], answers.reconnect && (() => answers.reconnect?.(card, how)), undefined),
    disconnect: (card) =>
      call('disconnect', [card], answers.disconnect && (() => answers.disconnect?.(card)), undefined),
    begin: (card) => call('begin', [card], answers.begin && (() => answers.begin?.(card)), undefined),
    end: (card) => call('end', [card], answers.end && (() => answers.end?.(card)), undefined),
    transmit: (card, apdu) =>
      call(
        'transmit',
        [card, apdu],
        answers.transmit && (() => answers.transmit?.(card, apdu)),
        Uint8Array.of(0x90, 0x00),
      ),
    features: (card) =>
      call('features', [card], answers.features && (() => answers.features?.(card)), new Uint8Array()),
    cardNames: (context, atr) =>
      call<string[] | null>(
        'cardNames',
        [context, atr],
        answers.cardNames && (() => answers.cardNames?.(context, atr)),
        null,
      ),
  };
  return { library, calls, count: (name) => calls.filter((one) => one.name === name).length };
}

export const refuse = (name: string, code: string) => (): never => {
  throw new PcscError(name, code);
};
