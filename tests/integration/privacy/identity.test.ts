/** The promise "no identity": what the check fetches from a card whose holder is known, and what it says and leaves. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { run, type Run } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { eid, type CardOptions, type VirtualEid } from '../../virtual-eid/card.ts';
import { PERSON } from '../../virtual-eid/make-identity.ts';
import { insert } from '../../virtual-eid/vpcd.ts';

/** VERIFY, CHANGE PIN, MSE, PSO, INTERNAL AUTHENTICATE, LOG OFF. */
const FORBIDDEN = ['20', '24', '22', '2a', '88', 'e6'];
let pcscd: Pcscd;
beforeAll(async () => {
  pcscd = await startPcscd();
});
afterAll(async () => {
  await pcscd.stop();
});

interface Checked {
  readonly what: string;
  readonly change: Partial<CardOptions> & Pick<CardOptions, 'applet'>;
  readonly tags: string[];
}
const CHECKED: readonly Checked[] = [
  { what: 'applet 1.1', change: { applet: '1.1' }, tags: ['long'] },
  { what: 'applet 1.7', change: { applet: '1.7' }, tags: ['long'] },
  { what: 'applet 1.8', change: { applet: '1.8' }, tags: [] },
  {
    what: 'a child’s, without a certificate',
    change: { applet: '1.8', documentType: '6', certificate: 'absent' },
    tags: ['long'],
  },
  { what: 'a foreigner’s', change: { applet: '1.7', documentType: '11' }, tags: [] },
];

for (const { what, change, tags } of CHECKED)
  describe(`a check of an eID (${what})`, { tags }, () => {
    let card: VirtualEid;
    const runs: Run[] = [];
    let home: string;
    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'home-'));
      card = eid(change);
      const inserted = await insert(SLOTS[0], card);
      const env = { HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home };
      // pcscd tells of the card a moment later: the report is repeated until it was read.
      await until(
        async () => {
          runs.push(await run(['check', '--report'], env));
          return runs.at(-1)?.out ?? '';
        },
        (report) => report.includes(`applet ${change.applet}`),
        'a report of the card',
      );
      runs.push(await run(['check', '--json'], env), await run(['check'], env));
      await inserted.remove();
      // pcscd looks every 0.4 s: until it saw this card leave, the next would be the same to it.
      await until(
        () => run(['check', '--report'], env),
        ({ out }) => !out.includes('PRESENT'),
        'no card',
      );
    });
    afterAll(async () => {
      await rm(home, { recursive: true, force: true });
    });

    it('sends no command that involves a PIN or a key', () => {
      expect(card.received.length).toBeGreaterThan(20);
      expect(card.received.filter((command) => FORBIDDEN.includes(command.slice(2, 4)))).toEqual([]);
    });

    it('reads from the identity file and from the certificate for logins, and from no other file', () => {
      expect([...card.handedOut.keys()].toSorted()).toEqual([0x4031, 0x5038]);
    });

    it('fetches nothing of a name, an address, a photograph or a number', () => {
      for (const [file, offsets] of card.handedOut) {
        const content = card.files.get(file) ?? Buffer.alloc(0);
        for (const [what, value] of Object.entries(PERSON)) {
          for (let at = content.indexOf(value); at !== -1; at = content.indexOf(value, at + 1)) {
            const fetched = Array.from(Buffer.from(value), (_byte, index) => at + index).filter((offset) =>
              offsets.has(offset),
            );
            // One-letter values cannot be told from a kind of card.
            if (value.length > 1) expect({ what, fetched }).toEqual({ what, fetched: [] });
          }
        }
      }
    });

    it('gets no answer in which a name, an address or a number of the holder stands, but for the chip number beside the applet’s version, which no message holds', () => {
      const holding = Object.entries(PERSON)
        .filter(([, value]) => value.length > 1)
        .flatMap(([what, value]) => {
          const hex = Buffer.from(value).toString('hex');
          return card.answered.flatMap((answer, index) =>
            answer.includes(hex) ? [`${what} in the answer to ${card.received[index]?.slice(0, 4)}`] : [],
          );
        });
      expect([...new Set(holding)]).toEqual(['chipNumber in the answer to 80e4']);
    });

    it('prints nothing of the holder’s name, address, photograph or numbers', () => {
      for (const { out, err } of runs)
        for (const value of Object.values(PERSON)) if (value.length > 3) expect(out + err).not.toContain(value);
    });

    it('leaves no file in the folder that is its home, its temporary and its runtime folder', async () => {
      const left = await readdir(home, { recursive: true, withFileTypes: true });
      const texts = await Promise.all(
        left.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
      );
      expect(texts).toEqual([]);
    });
  });
