/**
 * The key chooser seen by a second person: what the facts say of keys, services and people, as classes of answers.
 * It imports no rule of the program, only the names of what may be answered, and was written without reading a rule.
 */
import type { Age, Have, KeyId } from '../../../src/shared/key-vocabulary.ts';

type Door = { open: true } | { open: false; proven: readonly KeyId[]; csam: boolean; ownAccount: boolean };

const open: Door = { open: true };
const csam = (...proven: KeyId[]): Door => ({ open: false, proven, csam: true, ownAccount: false });
const unknown: Door = { open: false, proven: [], csam: false, ownAccount: false };

/**
 * Service → how one gets in, as docs/facts/keys-and-services.md and the source fiches tell it. MyGov.be is proven for
 * three services; one general sentence says that the card is CSAM's standard way, and proves nothing for a service
 * alone.
 */
export const DOORS: Readonly<Record<string, Door>> = {
  'my-belgium': open,
  'monespace-fwb': csam(),
  'mon-espace-wallonie': csam(),
  irisbox: csam('itsme'),
  socialsecurity: open,
  mysocialsecurity: open,
  'belgium-be': open,
  myebox: csam('eid', 'itsme', 'mygov'),
  izimi: { open: false, proven: ['eid', 'itsme'], csam: false, ownAccount: false },
  masante: csam('eid', 'itsme', 'code-app'),
  'reseau-sante-wallon': csam('eid', 'itsme'),
  'inami-dispensateur': open,
  onem: open,
  forem: { open: false, proven: ['itsme', 'eid', 'account'], csam: false, ownAccount: true },
  'carte-chomage-complet': csam('itsme', 'code-app'),
  ec32: csam('eid', 'itsme', 'code-email', 'code-app', 'eidas'),
  mycareer: csam('eid', 'itsme'),
  mypension: csam('mygov'),
  myminfin: csam('eid', 'itsme', 'eidas', 'mygov'),
  mybenefits: csam(),
  'police-on-web': csam('itsme'),
  checkdoc: open,
  docstop: open,
  'csam-cles': csam('eid', 'itsme'),
  itsme: open,
  mygov: open,
  'eid-logiciel': open,
  'code-pin-demande': unknown,
  aideacces: open,
  'epn-wallonie': open,
  'eid-contact': open,
  'my-handicap': csam('eid', 'itsme'),
};

type Known = 'proven' | 'usual' | 'untold';
type Work = 'now' | 'activate' | 'get-back' | 'office' | 'counter';
export interface Way {
  key: KeyId | null;
  work: Work;
}

const USUAL: ReadonlySet<KeyId> = new Set<KeyId>(['eid', 'itsme', 'mygov']);

const known = (key: KeyId, door: Door & { open: false }): Known => {
  if (door.proven.includes(key)) return 'proven';
  return door.csam && USUAL.has(key) ? 'usual' : 'untold';
};

/** Every way that the facts leave to this person for this service. */
export function waysOf(have: ReadonlySet<Have>, age: Age, door: Door & { open: false }): Way[] {
  const all = (...wanted: Have[]): boolean => wanted.every((one) => have.has(one));
  const cardWorks = all('card', 'pin', 'reader');
  const itsmeWorks = all('itsme-account', 'smartphone');
  const mygovWorks = all('mygov-app', 'smartphone');
  const itsmeByBank = all('smartphone', 'bank-card') && age !== 'younger';
  const ways: Way[] = [{ key: null, work: 'counter' }];
  const may = (yes: boolean, key: KeyId, work: Work): void => {
    if (yes) ways.push({ key, work });
  };
  may(cardWorks, 'eid', 'now');
  may(itsmeWorks, 'itsme', 'now');
  may(mygovWorks, 'mygov', 'now');
  may(all('european-key'), 'eidas', 'now');
  may(door.ownAccount && all('own-account'), 'account', 'now');
  // With the card from 18: the contract is signed with the card's signature certificate.
  may(!itsmeWorks && cardWorks && all('smartphone') && age === 'adult', 'itsme', 'activate');
  may(!itsmeWorks && itsmeByBank, 'itsme', 'activate');
  may(!mygovWorks && all('smartphone') && (cardWorks || all('itsme-account')), 'mygov', 'activate');
  may((cardWorks || itsmeWorks) && all('email'), 'code-email', 'activate');
  may((cardWorks || itsmeWorks) && all('smartphone'), 'code-app', 'activate');
  may(door.ownAccount, 'account', 'activate');
  // The commune gives a PIN back; a public digital space lends a reader.
  may(all('card') && !cardWorks, 'eid', 'get-back');
  // The office: for who can use neither the card nor itsme, in person, with papers and an e-mail address of one's own.
  const neither = !all('card') && !itsmeWorks && !itsmeByBank && !mygovWorks;
  may(neither && all('papers', 'email'), 'code-email', 'office');
  may(neither && all('papers', 'email', 'smartphone'), 'code-app', 'office');
  return ways;
}

const TIERS: readonly (readonly [Known, Work])[][] = [
  [['proven', 'now']],
  [
    ['usual', 'now'],
    ['proven', 'activate'],
    ['proven', 'get-back'],
  ],
  [
    ['usual', 'activate'],
    ['usual', 'get-back'],
  ],
  [['proven', 'office']],
  [['untold', 'now']],
  [
    ['untold', 'activate'],
    ['untold', 'get-back'],
    ['untold', 'office'],
  ],
];

/** The ways of which the best may be any; the counter where there is no other. */
export function bestOf(have: ReadonlySet<Have>, age: Age, door: Door & { open: false }): Way[] {
  // Nobody is sent to an office for a code that the service, whose keys are known, is not known to take.
  const forNothing = ({ key, work }: Way): boolean =>
    work === 'office' && key !== null && door.proven.length > 0 && known(key, door) === 'untold';
  const ways = waysOf(have, age, door).filter((way) => !forNothing(way));
  for (const tier of TIERS) {
    const fitting = ways.filter(
      ({ key, work }) => key !== null && tier.some(([how, when]) => how === known(key, door) && when === work),
    );
    if (fitting.length > 0) return fitting;
  }
  return [{ key: null, work: 'counter' }];
}
