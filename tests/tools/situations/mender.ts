/**
 * What a person, a trainer, an administrator or the commune does about a finding, as facts afterwards. One mend
 * touches only what the finding speaks of: whatever else is wrong is then the next cause, and must come to light.
 */
import { factNameSchema, type Browser, type Facts, type Reader, type Slot } from '../../../src/shared/facts.ts';
import type { FindingId } from '../../../src/shared/findings.ts';
import { dayFrom, instantFrom } from './cards.ts';
import type { Situation } from './situation.ts';

type Mend = (situation: Situation) => void;
const knownAs = <const T>(value: T) => ({ state: 'known' as const, value });

const platformOf = ({ os }: Facts['system']) => (os.state === 'known' ? os.value.platform : 'windows');

/** The service runs and answers. A reader that stands beside the PC is not plugged in by that. */
const startService: Mend = ({ facts }) => {
  facts.pcsc.service = { state: 'up' };
  facts.system.smartCardService = knownAs({ state: 'running', onDemand: true });
};
/** The card process runs again, and the service with it where it was only waiting for that. */
const startProcess: Mend = ({ facts }) => {
  facts.process = { state: 'running', restarts: 0 };
};
/**
 * An ordinary reader is plugged in, empty, and Windows or pcscd finds its driver. The service that was missing only for
 * want of a reader is started with it (docs/facts/pcsc.md#windows-starts-the-service-with-the-first-reader).
 */
const plugReader: Mend = (situation) => {
  const { facts } = situation;
  if (facts.pcsc.service.state === 'down') startService(situation);
  const plugged: Reader = {
    id: `plugged${facts.pcsc.readers.length}`,
    model: 'ACS ACR39U ICC Reader',
    kind: 'physical',
    pinPad: false,
    working: true,
    cardNames: null,
    flags: [],
    slot: { state: 'empty' },
  };
  facts.pcsc.readers = [plugged, ...facts.pcsc.readers.filter(({ working }) => working)];
  facts.system.usbReaders = knownAs([]);
  facts.system.session = knownAs({ remote: false, kind: 'local' });
};
const SLOTTED = new Set<Reader['kind']>(['physical', 'remote']);
/** The person's card goes into a reader with a slot: one that is empty, or in place of what is in it. */
const insertCard: Mend = (situation) => {
  const { facts, spare } = situation;
  const slots = facts.pcsc.readers.filter(({ kind, working }) => working && SLOTTED.has(kind));
  const slot = slots.find(({ slot }) => slot.state === 'empty') ?? slots.find(({ slot }) => slot.state !== 'eid');
  if (slot === undefined) plugReader(situation);
  else slot.slot = { state: 'eid', eid: structuredClone(spare) };
};
/** The card is taken out of every reader that shows this, wiped, and put back; or another card is taken. */
const replaceCard =
  (...states: Slot['state'][]): Mend =>
  ({ facts, spare }) => {
    for (const reader of facts.pcsc.readers)
      if (states.includes(reader.slot.state)) reader.slot = { state: 'eid', eid: structuredClone(spare) };
    facts.pcsc.held = false;
  };
const eids =
  (alter: (eid: Situation['spare'], now: Date) => void): Mend =>
  ({ facts, now }) => {
    for (const { slot } of facts.pcsc.readers) if (slot.state === 'eid') alter(slot.eid, now);
  };
/** A new card comes with a new certificate and with its own dates. */
const newCard = eids((eid, now) => {
  eid.validFrom = dayFrom(now, -10);
  eid.validUntil = dayFrom(now, 3600);
  eid.lifeCycle = 'personalised';
  eid.certificate = { state: 'present', from: instantFrom(now, -10), until: instantFrom(now, 3600) };
});
const newCertificate = eids((eid, now) => {
  eid.certificate = { state: 'present', from: instantFrom(now, -5), until: instantFrom(now, 3000) };
});

const browsers =
  (alter: (browser: Browser) => void): Mend =>
  ({ facts }) => {
    if (facts.system.browsers.state === 'known') facts.system.browsers.value.forEach(alter);
  };
/** The official installer: library, minidriver or token extension, and all that joins browsers to them. */
const installSoftware: Mend = (situation) => {
  const { system } = situation.facts;
  system.middleware = knownAs({ installed: true, version: '5.1.34', build: '6350', copies: 1 });
  if (platformOf(system) === 'windows') {
    system.minidriver = knownAs({ applet17: true, applet18: true });
    system.certificatePropagation = knownAs('running');
    system.unknownCardDevice = knownAs(false);
    for (const reader of situation.facts.pcsc.readers) if (reader.cardNames !== null) reader.cardNames = ['Beid_v18'];
  }
  if (platformOf(system) === 'macos') system.tokenExtension = knownAs('registered');
  joinModules(situation);
};
const joinModules = browsers((browser) => {
  browser.module = 'present';
});
/** A browser that the system's own packages bring, joined to the software that is there. */
const installBrowser: Mend = ({ facts: { system } }) => {
  const others = system.browsers.state === 'known' ? system.browsers.value : [];
  const id = platformOf(system) === 'windows' ? 'edge' : 'chrome';
  const added: Browser = { id, version: '143.0', packaging: 'system', addon: 'not-needed', module: 'present' };
  system.browsers = knownAs([...others.filter((browser) => browser.id !== id), added]);
};
const giveAddon = browsers((browser) => {
  if (browser.id === 'firefox') browser.addon = 'present';
});
const setClock: Mend = ({ facts, now }) => {
  facts.system.clock = knownAs({ now: now.toISOString(), builtAt: instantFrom(now, -30) });
};

/**
 * Only findings that can be the one cause of a "blocked"; one without an entry stops the mending, which a test
 * reports.
 */
export const MENDS: Partial<Record<FindingId, Mend>> = {
  'service.missing': startService,
  'service.disabled': startService,
  'service.stopped': startService,
  'service.denied': (situation) => {
    startService(situation);
    for (const reader of situation.facts.pcsc.readers)
      if (reader.slot.state === 'denied') reader.slot = { state: 'eid', eid: structuredClone(situation.spare) };
  },
  'service.mismatch': startService,
  'service.unexplained': startService,
  'service.process-failed': startProcess,
  'service.process-keeps-failing': startProcess,
  'reader.none': plugReader,
  'reader.no-driver': plugReader,
  'reader.driver-damaged': plugReader,
  'reader.driver-refused': plugReader,
  'reader.disabled': plugReader,
  'reader.restart-needed': plugReader,
  'reader.failed': plugReader,
  'reader.token-only': plugReader,
  'reader.contactless-only': plugReader,
  'reader.virtual-only': plugReader,
  'reader.remote-session': plugReader,
  'reader.claimed': plugReader,
  'reader.not-working': plugReader,
  'reader.internal-unreliable': plugReader,
  'reader.apple-ccid': plugReader,
  'card.none': insertCard,
  'card.removed': insertCard,
  'card.mute': replaceCard('mute'),
  'card.unreadable': replaceCard('unreadable'),
  'card.busy': replaceCard('busy'),
  'card.in-use': replaceCard('slow', 'stuck', 'busy'),
  'card.on-antenna': insertCard,
  'eid.unrecognised': replaceCard('unreadable'),
  'chip.no-answer': replaceCard('slow', 'stuck'),
  'chip.locked': newCard,
  'service.part-blocked': startService,
  'service.silent': (situation) => {
    startService(situation);
    startProcess(situation);
  },
  'card.held': replaceCard('held'),
  'eid.not-eid': replaceCard('not-eid'),
  'eid.unknown-kind': newCard,
  'chip.silent': replaceCard('unreadable', 'not-eid', 'slow', 'mute'),
  'chip.slow': replaceCard('slow'),
  'chip.defective': replaceCard('unreadable', 'not-eid', 'mute'),
  'chip.not-personalised': newCard,
  'validity.expired': newCard,
  'validity.not-yet': newCard,
  'certificate.expired': newCertificate,
  'certificate.not-yet': newCertificate,
  'certificate.absent': newCertificate,
  'certificate.inactive': newCertificate,
  'certificate.minor': newCertificate,
  'certificate.not-renewable': newCard,
  'pin.blocked': eids((eid) => {
    eid.pinTries = 3;
  }),
  'middleware.missing': installSoftware,
  'middleware.outdated': installSoftware,
  'middleware.duplicate': installSoftware,
  'middleware.minidriver-missing': installSoftware,
  'middleware.token-unregistered': (situation) => {
    situation.facts.system.tokenExtension = knownAs('registered');
    joinModules(situation);
  },
  'browser.none': installBrowser,
  'browser.addon-missing': giveAddon,
  'browser.addon-disabled': giveAddon,
  'browser.sandboxed': installBrowser,
  'browser.module-missing': joinModules,
  'propagation.disabled': ({ facts: { system } }) => {
    system.certificatePropagation = knownAs('running');
  },
  'clock.wrong': setClock,
  'os.unsupported': ({ facts: { system } }) => {
    if (system.os.state === 'known') Object.assign(system.os.value, { supported: true, viewerSupported: true });
  },
};

/** Time passes: what was on its way has come, as well as it can. */
export const settle: Mend = ({ facts, spare }) => {
  const { pcsc, system } = facts;
  facts.process = { state: 'running', restarts: 0 };
  if (pcsc.service.state === 'starting' || pcsc.service.state === 'silent') pcsc.service = { state: 'up' };
  for (const reader of pcsc.readers) {
    if (reader.slot.state === 'removed') reader.slot = { state: 'empty' };
    if (ON_THE_WAY.has(reader.slot.state)) reader.slot = { state: 'eid', eid: structuredClone(spare) };
  }
  pcsc.held = false;
  for (const name of factNameSchema.options)
    if (system[name].state === 'pending') Object.assign(system, { [name]: { state: 'unknown', reason: 'timeout' } });
};
const ON_THE_WAY = new Set<Slot['state']>(['reading', 'slow', 'stuck', 'busy', 'held']);
