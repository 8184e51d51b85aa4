/** What crosses a process boundary: a value of its schema, or a refusal that repeats nothing of it. */
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { diagnose } from '../../../src/main/diagnosis/diagnose.ts';
import { reportOf } from '../../../src/main/session/report.ts';
import { decode, encode } from '../../../src/shared/codec.ts';
import { hostMessageSchema, hostRequestSchema } from '../../../src/shared/card-process-messages.ts';
import { REQUESTS, EVENTS } from '../../../src/shared/contract.ts';
import { isEventName, isRequestName } from '../../../src/shared/contract-names.ts';
import { factsSchema } from '../../../src/shared/facts.ts';
import { MessageRefused, parseArgument, parseReply, parseEvent } from '../../../src/shared/parse-message.ts';
import { snapshotSchema } from '../../../src/shared/snapshot.ts';
import { wordsFor } from '../../../src/shared/check-words.ts';
import { arbitraryOf } from '../../tools/arbitrary.ts';
import { FUZZ_TIMEOUT_MS, expectLittleKept, fc } from '../../tools/fuzz.ts';

expectLittleKept();

const SECRET = 'PERSONAL-7F3A';
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withNullPrototype: true,
  withObjectString: true,
});
const refusedOrValue = (parse: () => unknown): void => {
  try {
    parse();
  } catch (error) {
    if (!(error instanceof MessageRefused)) throw error;
    expect(error.message).not.toContain(SECRET);
  }
};

describe('a message', () => {
  const requests = Object.keys(REQUESTS).filter(isRequestName);
  const events = Object.keys(EVENTS).filter(isEventName);
  it(
    'between the program and its page, a request, a reply or an event of any shape, is taken, or refused without repeating a secret in it',
    () =>
      fc.assert(
        fc.property(
          fc.constantFrom(...requests),
          fc.constantFrom(...events),
          fc.oneof(anything, fc.constant({ [SECRET]: SECRET }), fc.constant(SECRET)),
          (request, event, value) => {
            refusedOrValue(() => parseArgument(request, value));
            refusedOrValue(() => parseReply(request, value));
            refusedOrValue(() => parseEvent(event, value));
          },
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );
  it(
    'of any shape, between the program and the card process, makes neither side’s schema throw',
    () =>
      fc.assert(
        fc.property(anything, (value) => {
          v.safeParse(hostMessageSchema, value);
          v.safeParse(hostRequestSchema, value);
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
  it(
    'over loopback, which may be any text, is decoded or ends in a SyntaxError or an InvalidCharacterError',
    () =>
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 2000 }),
            fc.json(),
            fc.base64String().map((text) => `{"$bytes":"${text}"}`),
          ),
          (text) => {
            try {
              decode(text);
            } catch (error) {
              expect(['SyntaxError', 'InvalidCharacterError']).toContain(error instanceof Error ? error.name : '');
            }
          },
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );
  it(
    'with bytes in it, encoded for loopback and decoded again, has the same bytes, whatever JSON stands beside them',
    () =>
      fc.assert(
        fc.property(
          fc.record({ a: fc.uint8Array({ maxLength: 70_000, size: 'max' }), b: fc.jsonValue() }),
          ({ a, b }) => {
            const back = v.parse(
              v.object({ a: v.instance(Uint8Array), b: v.unknown() }),
              decode(encode({ a, b: { b } })),
            );
            expect(Buffer.from(back.a).equals(Buffer.from(a))).toBe(true);
          },
        ),
        { numRuns: 50 },
      ),
    FUZZ_TIMEOUT_MS,
  );
  it('with fields named __proto__ and constructor changes no prototype when it is decoded, and no request or event has such a name', () => {
    decode('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(['__proto__', 'constructor', 'toString'].some((name) => isRequestName(name) || isEventName(name))).toBe(
      false,
    );
  });
});

describe('any set of facts about a PC', () => {
  const facts = arbitraryOf(factsSchema);
  const words = wordsFor('fr');
  it(
    'becomes a snapshot with a headline, a title for each finding and a report without « undefined », and a blocked one says by what',
    () =>
      fc.assert(
        fc.property(
          facts,
          fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
          (raw, now) => {
            const read = v.parse(factsSchema, raw);
            const snapshot = v.parse(snapshotSchema, diagnose(read, now, 'live'));
            for (const { finding, data } of snapshot.checks)
              if (finding !== null) expect(words.finding(finding, data).title).not.toBe('');
            expect(words.headline(snapshot)).not.toBe('');
            expect(reportOf({ snapshot, facts: read }, words, [])).not.toContain('undefined');
            // Blocked without saying by what would be a dead end.
            if (snapshot.verdict === 'blocked') expect(snapshot.next).not.toBeNull();
          },
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );
});
