/** The trainer's report: in French words, complete, and silent about persons, hosts and places. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { observeSystem } from '../../../../native/probes/index.ts';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { reportOf } from '../../../../src/main/session/report.ts';
import { reportWordsFor } from '../../../../src/main/session/report-words.ts';
import { pendingSystem, type Facts } from '../../../../src/shared/facts.ts';
import { wordsFor } from '../../../../src/shared/check-words.ts';
import { aReader, facts, withEid } from '../diagnosis/sample-facts.ts';
import {
  LINUX,
  MACOS,
  MADE,
  USB,
  WINDOWS,
  changed,
  machine,
  type Sample,
} from '../../native/probes/samples/machines.ts';

afterAll(() => rmSync(MADE, { recursive: true, force: true }));

const NOW = new Date('2026-11-25T10:00:00Z');
const report = (given: Facts): string =>
  reportOf({ facts: given, snapshot: diagnose(given, NOW, 'live') }, wordsFor('fr'), []);
const of = async (sample: Sample): Promise<string> =>
  report({ ...facts(), system: await observeSystem(() => undefined, machine(sample)) });

/** As French prints it: a narrow no-break space before the colon and the semicolon. */
const printed = (line: string): string => line.replaceAll(/ (?=[:;])/g, '\u202F');

describe('the report of a Windows PC', () => {
  it('says what is on it, line by line', async () => {
    const text = await of(WINDOWS);
    expect(text.slice(text.indexOf('Ce PC')).trimEnd().split('\n')).toEqual(
      [
        'Ce PC',
        'Système : Windows 11 Pro, 10.0.26100, x64',
        'Compte : sans droits d’administrateur',
        'Session : sur ce PC',
        'Date et heure : 2026-11-25 10:00 UTC (programme construit le 2026-01-01)',
        'Service des cartes à puce : en marche',
        'Énumération des lecteurs (ScDeviceEnum) : arrêté',
        'Propagation du certificat (CertPropSvc) : en marche',
        'Lecteurs vus en USB : ACS ACR38U (072f:90cc), pilote en ordre',
        'Carte que Windows ne connaît pas : non',
        'Logiciel eID (middleware) : 5.1.34 (build 6350)',
        'eID Viewer : 5.1.31 (build 6342)',
        'Minipilote pour Chrome et Edge : toutes les cartes',
        'Autres modules PKCS#11 : aucun',
        'Navigateurs : Firefox 145.0, relié à l’eID, module complémentaire eID présent ; Chrome 142.0.7444.60, relié à l’eID ; Edge 142.0.3595.53, relié à l’eID',
        'Navigateur par défaut : Edge',
        'Programmes qui utilisent PC/SC : msedge.exe',
        'Journal détaillé du logiciel eID : non',
        'Clés RSA déplacées (événement 624) : non',
        'Anciens certificats racine belges : non',
      ].map(printed),
    );
  });
  it('says why something is unknown', async () => {
    const text = await of(
      changed(WINDOWS, {
        answers: [
          { tool: 'powershell', given: '', why: 'timeout' },
          { tool: 'whoami', given: '', why: 'denied' },
        ],
      }),
    );
    expect(text).toContain(printed('Lecteurs vus en USB : inconnu : l’outil du système n’a pas répondu à temps'));
    expect(text).toContain(printed('Compte : inconnu : l’accès est refusé'));
  });
});

describe('the report of a Linux PC', () => {
  it('names the kernel module that took the reader, and has no line for the minidriver, which only Windows has', async () => {
    const text = await of(changed(LINUX, { files: USB.claimed }));
    expect(text).toContain('ACS ACR122U (072f:2200), pilote inconnu, pris par pn533_usb');
    expect(text).not.toContain('Minipilote');
  });
});

describe('every report', () => {
  it.each([
    ['Windows', WINDOWS],
    ['macOS', MACOS],
    ['Linux', LINUX],
  ] as const)('of %s holds no path, no serial number, and no data as the program keeps it', async (_name, sample) => {
    const text = await of(sample);
    expect(text).not.toMatch(/[{}"]|\\|\/home|\/Users|\/appdata|SERIAL|undefined|null|true|false/);
  });
  it('describes readers and cards in words, and codes by name', () => {
    const text = report(
      facts({
        readers: [
          aReader({ state: 'busy', code: 'SCARD_E_SHARING_VIOLATION' }, { flags: ['PRESENT', 'EXCLUSIVE'] }),
          aReader({ state: 'empty' }, { kind: 'windows-hello', model: 'Windows Hello' }),
        ],
      }),
    );
    expect(text).toContain(
      printed('Lecteur (lecteur) : prise par un autre programme (SCARD_E_SHARING_VIOLATION) [PRESENT EXCLUSIVE]'),
    );
    expect(text).toContain(printed('Windows Hello (Windows Hello) : vide'));
  });
  it('can be asked for before the answers are in, and says that they are on their way', () =>
    expect(report({ ...facts(), system: pendingSystem() })).toContain(printed('Navigateurs : en cours')));
  it('has a line for every fact that is asked about', () => {
    const text = report({ ...facts(), system: pendingSystem() });
    const { facts: names } = reportWordsFor('fr');
    const without = Object.values(names).filter((name) => !text.includes(printed(`${name} : en cours`)));
    expect(without).toEqual([]);
  });
  it('has a word for everything that the checks of some twenty situations carry along', () => {
    const words = reportWordsFor('fr').data;
    const unreadable = (code: string) =>
      facts({
        readers: [aReader({ state: 'unreadable', code, stage: 'identity', atrKnown: true }, { model: 'Alcor AU9540' })],
      });
    const situations: Facts[] = [
      facts(),
      facts({ readers: [] }),
      facts({ process: { state: 'restarting', restarts: 1, reason: 'SIGSEGV' } }),
      unreadable('SW 6581'),
      unreadable('SCARD_E_COMM_DATA_LOST'),
      facts({ readers: [aReader({ state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false })] }),
      facts({ readers: [aReader({ state: 'slow', why: 'no-answer', sinceMs: 4000 })] }),
      ...(['validFrom', 'validUntil'] as const).flatMap((name) =>
        ['2020-01-01', '2030-01-01'].map((day) => facts({ readers: [withEid({ [name]: day })] })),
      ),
      facts({ readers: [withEid({ pinTries: 3, documentType: '99' })] }),
      facts({
        readers: [],
        system: {
          usbReaders: [
            {
              vendorId: '072f',
              productId: '2200',
              model: 'ACS',
              driver: 'missing',
              code: null,
              claimedBy: 'pn533_usb',
            },
          ],
        },
      }),
      facts({ system: { middleware: { installed: false } } }),
      facts({ system: { middleware: { installed: true, version: '4.0', build: null, copies: 1 } } }),
      facts({ system: { otherModules: ['OpenSC 0.23'] } }),
      facts({ system: { clock: { now: '2020-01-01T00:00:00.000Z', builtAt: '2026-01-01T00:00:00.000Z' } } }),
    ];
    const carried = situations.flatMap((given) =>
      diagnose(given, NOW, 'live').checks.flatMap(({ data }) => Object.keys(data)),
    );
    expect([...new Set(carried)].filter((name) => !(name in words))).toEqual([]);
  });
});
