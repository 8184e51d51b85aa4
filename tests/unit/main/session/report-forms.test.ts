/**
 * The report in all its forms: the cause comes first, one page holds it, and nothing that says who or where is in it,
 * wherever the system or a driver had put it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { reportDataOf, reportLines, reportOf, type ReportExtras } from '../../../../src/main/session/report.ts';
import { wordsFor } from '../../../../src/shared/check-words.ts';
import type { Facts } from '../../../../src/shared/facts.ts';
import { FINDING_IDS } from '../../../../src/shared/findings.ts';
import { reportPdf } from '../../../../src/shared/report-pdf.ts';
import { differences, reportSchema } from '../../../../src/shared/report.ts';
import { seenOf } from '../../../../src/shared/troubleshooting/seen.ts';
import type { Seen, Walk } from '../../../../src/shared/troubleshooting/vocabulary.ts';
import { FINDING_FACTS } from '../diagnosis/finding-facts.ts';
import { NOW, aReader, facts, withEid } from '../diagnosis/sample-facts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-forms-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = wordsFor('fr');
const moment = (given: Facts) => ({ facts: given, snapshot: diagnose(given, NOW, 'live') });
const dataOf = (given: Facts, extras?: ReportExtras, troubles: readonly string[] = []) =>
  reportDataOf(moment(given), words, troubles, extras);
const pdf = (given: Facts, extras?: ReportExtras, troubles: readonly string[] = []): Uint8Array =>
  reportPdf(reportLines(dataOf(given, extras, troubles)), 'Rapport');

function readPdf(bytes: Uint8Array): { text: string; pages: number } {
  const file = join(folder, 'report.pdf');
  writeFileSync(file, bytes);
  execFileSync('qpdf', ['--check', file]);
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1]);
  return { text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }), pages };
}

/** What must never be read in a report, by what it is. */
const POISON: Readonly<Record<string, string>> = {
  user: 'jdupont',
  computer: 'PC-ACCUEIL-07',
  'Linux path': '/home/jdupont/.mozilla/firefox/secret.default',
  'Windows path': 'C:\\Users\\Jean Dupont\\AppData\\Local\\Temp\\koffi.node',
  'network path': '\\\\serveur-cpas\\partage\\fichier-x7',
  'Mac path': '/Users/jdupont/Library/secret.plist',
  MAC: '00:1A:2B:3C:4D:5E',
  IPv4: '192.168.17.42',
  IPv6: 'fe80::21a:2bff:fe3c:4d5e',
  'e-mail': 'jean.dupont@example.be',
  'national number': '85.07.30-033.28',
  'national number in one': '85073003328',
  'number of a card': '592-1234567-89',
  ATR: '3B 7F 96 00 00 80 31 80 65 B0 85 04 01 20 12 0F FF 82 90 00',
  'ATR in one': '3B7F9600008031806580B0850401201',
  'serial number': 'SN 21120401506',
  'number of a chip': '534C494E33660013',
};
const IDENTITY = ['jdupont', 'PC-ACCUEIL-07'];
const allPoison = Object.values(POISON).join(' ; ');
/** Pieces that would still tell, had only a part been taken out. */
const TELLTALES = [
  'dupont',
  'Dupont',
  'ACCUEIL',
  'AppData',
  'serveur-cpas',
  'fichier-x7',
  'secret',
  '1A:2B',
  '192.168',
  '21a:2bff',
  'example.be',
  '033.28',
  '85073003328',
  '1234567',
  '96 00 00 80',
  '3B7F96',
  '21120401506',
  '534C494E',
];

/** Facts in which every text that a driver, a tool or the system writes holds all of it. */
function poisoned(kind: string): Facts {
  const reader = aReader({ state: 'unreadable', code: kind, stage: 'identity', atrKnown: true }, { model: kind });
  const base = facts({ readers: [reader] });
  return {
    process: { state: 'restarting', restarts: 2, reason: kind },
    pcsc: {
      ...base.pcsc,
      service: { state: 'up' },
      readers: [{ ...reader, cardNames: [kind], flags: ['PRESENT'] }],
    },
    system: {
      ...base.system,
      usbReaders: {
        state: 'known',
        value: [{ vendorId: '072f', productId: '90cc', model: kind, driver: 'ok', code: null, claimedBy: kind }],
      },
      otherModules: { state: 'known', value: [kind] },
      cardPrograms: { state: 'known', value: [kind] },
      middleware: { state: 'known', value: { installed: true, version: '5.1.34', build: null, copies: 1 } },
    },
  };
}
const SERVICES: readonly ((kind: string) => Facts)[] = [
  poisoned,
  (kind) => facts({ service: { state: 'down', code: kind }, readers: [] }),
  (kind) => facts({ service: { state: 'no-binding', reason: kind }, readers: [] }),
  (kind) => facts({ service: { state: 'no-library', reason: kind }, readers: [] }),
  (kind) => facts({ readers: [aReader({ state: 'mute', code: kind }, { model: kind })] }),
  (kind) => facts({ process: { state: 'failed', restarts: 3, reason: kind } }),
];

/** A search in which the reader's name and the codes were poisoned as well. */
function poisonedWalk(kind: string): Walk {
  const seen: Seen = { ...seenOf(moment(SERVICES[4]?.(kind) ?? facts())), reader: kind, code: kind };
  return { begun: seen, tried: [{ step: 'clean', answer: 'fails', observed: true, before: seen, after: seen }] };
}

describe.each(Object.entries({ ...POISON, everything: allPoison }))(
  '%s, wherever the system says it',
  (_what, kind) => {
    it('is in no form of the report', () => {
      for (const make of SERVICES) {
        const given = make(kind);
        const extras = { walks: [poisonedWalk(kind)], identity: IDENTITY };
        const troubles = [`card process: ${kind}`];
        const lines = reportLines(dataOf(given, extras, troubles));
        const forms = {
          text: reportOf(moment(given), words, troubles, extras),
          json: JSON.stringify(dataOf(given, extras, troubles)),
          // What is printed and what the PDF shows are these very lines.
          lines: lines.map(({ text }) => text).join('\n'),
        };
        for (const [form, said] of Object.entries(forms))
          expect([form, TELLTALES.filter((piece) => said.includes(piece))]).toEqual([form, []]);
      }
    });
  },
);

it('everything at once is in no PDF either, as poppler reads it', () => {
  const extras = { walks: [poisonedWalk(allPoison)], identity: IDENTITY };
  for (const make of SERVICES.slice(0, 2)) {
    const { text } = readPdf(pdf(make(allPoison), extras, [allPoison]));
    expect(TELLTALES.filter((piece) => text.includes(piece))).toEqual([]);
  }
});

it('what helps stays: models, versions, codes, numbers of devices, days', () => {
  const given = facts({
    readers: [
      aReader(
        { state: 'unreadable', code: 'SCARD_E_COMM_DATA_LOST', stage: 'identity', atrKnown: true },
        { model: 'OMNIKEY CardMan (076B:5121) 5121' },
      ),
    ],
  });
  const text = reportOf(moment(given), words, [], { identity: IDENTITY });
  for (const piece of ['OMNIKEY CardMan (076B:5121) 5121', 'SCARD_E_COMM_DATA_LOST', '5.1.34', '2026-11-23'])
    expect(text).toContain(piece);
});

describe('the cause', () => {
  it.each(FINDING_IDS)('with %s comes before the checks, in the text and as data', (id) => {
    const data = dataOf(FINDING_FACTS[id]);
    if (data.verdict === 'ready' || data.cause === null) return;
    const text = reportLines(data).map((line) => line.text);
    expect(text.findIndex((line) => line.includes('La cause'))).toBe(2);
    expect(text.findIndex((line) => line.startsWith('['))).toBeGreaterThan(2);
  });
  it('is what « Dépanner » found, with what was tried and when', () => {
    const at = (given: Facts): Seen => seenOf(moment(given));
    const mute = at(FINDING_FACTS['card.mute']);
    const bank = at(FINDING_FACTS['eid.not-eid']);
    const walk: Walk = {
      begun: mute,
      tried: [
        { step: 'clean', answer: 'fails', observed: true, before: mute, after: mute },
        { step: 'other-card', answer: 'works', observed: true, before: mute, after: bank },
        { step: 'card-elsewhere', answer: 'fails', observed: true, before: bank, after: mute },
      ],
    };
    const { cause, tried } = dataOf(FINDING_FACTS['card.mute'], { walks: [walk] });
    expect(cause).toMatchObject({ culprit: 'card', sure: true });
    expect(tried.map(({ step, answer, before, after }) => [step, answer, before, after])).toEqual([
      ['clean', 'fails', 'card.mute', 'card.mute'],
      ['other-card', 'works', 'card.mute', 'eid.not-eid (SW 6A82)'],
      ['card-elsewhere', 'fails', 'eid.not-eid (SW 6A82)', 'card.mute'],
    ]);
    const { text, pages } = readPdf(pdf(FINDING_FACTS['card.mute'], { walks: [walk] }));
    expect(pages).toBe(1);
    expect(text.indexOf('C’est la carte')).toBeGreaterThan(0);
    expect(text.indexOf('C’est la carte')).toBeLessThan(text.indexOf('Service des cartes'));
  });
  it('is none where all is well', () => expect(dataOf(facts()).cause).toBeNull());
});

describe('two reports', () => {
  it('of the same PC at another time say nothing different', () => {
    const later = { ...facts(), system: { ...facts().system } };
    expect(differences(dataOf(facts()), dataOf(later))).toEqual([]);
  });
  it('before and after a repair show what has changed, and nothing else', () => {
    const before = dataOf(facts({ readers: [aReader({ state: 'empty' })] }));
    const after = dataOf(facts({ readers: [withEid()] }));
    const changed = differences(before, after);
    expect(changed.length).toBeGreaterThan(2);
    expect(changed[0]).toMatchObject({ before: before.headline, after: after.headline });
    expect(changed.map(({ label }) => label)).not.toContain('Navigateurs');
  });
  it('are read again from the file they were saved to', () => {
    const saved: unknown = JSON.parse(JSON.stringify(dataOf(FINDING_FACTS['reader.none'])));
    expect(v.parse(reportSchema, saved)).toEqual(dataOf(FINDING_FACTS['reader.none']));
  });
});
