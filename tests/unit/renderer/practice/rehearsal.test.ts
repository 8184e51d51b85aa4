/** The rehearsal of a login: where each press leads, without a screen. */
import { describe, expect, it } from 'vitest';
import {
  afterPress,
  choicesOn,
  startRehearsal,
  type Press,
  type Rehearsal,
} from '../../../../src/renderer/practice/rehearsal.ts';

const all = (start: Rehearsal, presses: readonly Press[]): Rehearsal => presses.reduce(afterPress, start);
const typed = (digits: readonly number[]): Press[] => digits.map((digit) => ({ press: 'digit', digit }));

describe.each(['eid', 'itsme'] as const)('the rehearsal with %s', (way) => {
  it('gives four different digits, also where chance gives the same number each time', () => {
    const { code } = startRehearsal(way, () => 0.5);
    expect(new Set(code).size).toBe(4);
  });

  it('leads out when on each screen the first choice is taken and the code is pressed as it is given', () => {
    let now = startRehearsal(way);
    for (let screens = 0; screens < 10 && now.screen !== 'out'; screens += 1) {
      const [first] = choicesOn(now);
      now = all(now, now.screen === 'pin' || first === undefined ? typed(now.code) : [first.press]);
    }
    expect(now.screen).toBe('out');
  });

  it('leads back to the way from every screen that can be reached', () => {
    const seen = new Set<string>();
    const waiting = [startRehearsal(way)];
    for (let now = waiting.pop(); now !== undefined; now = waiting.pop()) {
      if (seen.has(now.screen)) continue;
      seen.add(now.screen);
      if (now.screen !== 'out' && now.screen !== 'pin')
        expect([now.screen, choicesOn(now).length > 0]).toEqual([now.screen, true]);
      for (const { press } of choicesOn(now)) waiting.push(afterPress(now, press));
      if (now.screen === 'pin') {
        const wrong = typed(now.code.toReversed());
        waiting.push(all(now, typed(now.code)), all(now, wrong), all({ ...now, triesLeft: 1 }, wrong));
        waiting.push(afterPress(now, { press: 'to', screen: 'noPin' }));
      }
    }
    const onlyWith =
      way === 'eid'
        ? ['certificate', 'oldCertificate', 'noCertificate']
        : ['number', 'wrongNumber', 'phone', 'refused'];
    const everywhere = ['choose', 'wrongKey', 'pin', 'pinWrong', 'pinBlocked', 'noPin', 'inside', 'stillOpen', 'out'];
    expect([...seen].toSorted()).toEqual([...onlyWith, ...everywhere].toSorted());
  });

  it('blocks the code after three wrong ones, and begins anew with all tries', () => {
    let now = all(startRehearsal(way), [{ press: 'to', screen: 'pin' }]);
    for (const left of [2, 1, 0]) {
      now = all(now, [{ press: 'to', screen: 'pin' }, ...typed(now.code.toReversed())]);
      expect(now.triesLeft).toBe(left);
    }
    expect(now.screen).toBe('pinBlocked');
    expect(afterPress(now, { press: 'again' })).toMatchObject({ screen: 'choose', triesLeft: 3 });
  });

  it('takes no digit into account that was erased', () => {
    const start = all(startRehearsal(way), [{ press: 'to', screen: 'pin' }]);
    const now = all(start, [...typed(start.code.slice(1)), { press: 'erase' }, ...typed(start.code)]);
    expect(now.screen).toBe('inside');
  });
});
