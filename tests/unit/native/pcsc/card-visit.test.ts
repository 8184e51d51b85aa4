/**
 * One visit to a card: alone, short, and leaving it as it was (rule 1 of docs/facts/pcsc.md;
 * docs/facts/card.md#the-check-of-a-card).
 */
import { describe, expect, it } from 'vitest';
import { selectApplet } from '../../../../native/eid/apdu.ts';
import { PcscError } from '../../../../native/pcsc/codes.ts';
import { namesOfCard, visitCard } from '../../../../native/pcsc/card-visit.ts';
import { refuse, scripted } from './scripted-library.ts';

const READER = 'Test Reader 0';
const select = (transmit: (command: ReturnType<typeof selectApplet>) => Promise<Uint8Array>): Promise<Uint8Array> =>
  transmit(selectApplet());

describe('a visit to a card', () => {
  it('has a context of its own, one transaction, and gives both back', async () => {
    const { library, calls } = scripted({});
    await visitCard(library, READER, select);
    expect(calls.map(({ name }) => name)).toEqual([
      'establish',
      'connect',
      'begin',
      'transmit',
      'end',
      'disconnect',
      'release',
    ]);
  });
  it('lets the card settle for 200 ms after connecting', async () => {
    const { library, calls } = scripted({});
    await visitCard(library, READER, select);
    const at = (name: string): number => calls.find((call) => call.name === name)?.at ?? 0;
    expect(at('begin') - at('connect')).toBeGreaterThanOrEqual(195);
  });
  it.each([
    ['SCARD_W_RESET_CARD', 'leave'],
    ['SCARD_E_COMM_DATA_LOST', 'reset'],
    ['SCARD_E_NOT_TRANSACTED', 'reset'],
  ])('answers the error %s by a reconnect (%s), and tries once more', async (code, how) => {
    let first = true;
    const { library, calls, count } = scripted({
      transmit: () => {
        if (first) {
          first = false;
          refuse('SCardTransmit', code)();
        }
        return Uint8Array.of(0x90, 0x00);
      },
    });
    expect(await visitCard(library, READER, select)).toEqual(Uint8Array.of(0x90, 0x00));
    expect(calls.find(({ name }) => name === 'reconnect')?.with[1]).toBe(how);
    expect(count('transmit')).toBe(2);
  });
  it('does not send a command a third time, and still lets go of everything', async () => {
    const { library, count } = scripted({ transmit: refuse('SCardTransmit', 'SCARD_W_RESET_CARD') });
    await expect(visitCard(library, READER, select)).rejects.toThrow('SCARD_W_RESET_CARD');
    expect([count('transmit'), count('end'), count('disconnect'), count('release')]).toEqual([2, 2, 1, 1]);
  });
  it('of a card that is pulled out reports that, and not what fails while letting go of it', async () => {
    const gone = refuse('any', 'SCARD_W_REMOVED_CARD');
    const { library } = scripted({ transmit: gone, end: gone, disconnect: gone, release: gone });
    await expect(visitCard(library, READER, select)).rejects.toEqual(new PcscError('any', 'SCARD_W_REMOVED_CARD'));
  });
  it('that cannot connect releases its context', async () => {
    const { library, count } = scripted({ connect: refuse('SCardConnect', 'SCARD_E_SHARING_VIOLATION') });
    await expect(visitCard(library, READER, select)).rejects.toThrow('SCARD_E_SHARING_VIOLATION');
    expect([count('begin'), count('disconnect'), count('release')]).toEqual([0, 0, 1]);
  });
});

describe('the names that Windows has for a card', () => {
  const ATR = Uint8Array.of(0x3b);
  it('are asked in a context of their own', async () => {
    const { library, calls } = scripted({ cardNames: () => ['Beid_v18'] });
    expect(await namesOfCard(library, ATR)).toEqual(['Beid_v18']);
    expect(calls.map(({ name }) => name)).toEqual(['establish', 'cardNames', 'release']);
  });
  it.each([
    ['no context is given', { establish: refuse('SCardEstablishContext', 'SCARD_E_NO_SERVICE') }],
    ['the question is refused', { cardNames: refuse('SCardListCards', 'SCARD_E_NO_ACCESS') }],
    ['the context is lost on the way', { release: refuse('SCardReleaseContext', 'SCARD_E_INVALID_HANDLE') }],
  ])('are not known where %s, and nothing is thrown: the card that was read stays read', async (_what, answers) => {
    expect(await namesOfCard(scripted(answers).library, ATR)).toBeNull();
  });
});
