/** One fault after the other, with what it breaks. Written from docs/facts/faults.md and from how the things work. */
import type { FindingId } from '../../../src/shared/findings.ts';
import type { Stage } from '../../../src/shared/troubleshooting/vocabulary.ts';
import type { Fault, Setup } from './world.ts';

type Stop = readonly [Stage, FindingId];
const when =
  (broken: (setup: Setup) => boolean, stop: Stop): Fault['stops'] =>
  (setup) =>
    broken(setup) ? stop : null;
const own = (what: 'card' | 'reader' | 'pc' | 'port') => (setup: Setup) => setup[what] === 'own';
const never: Fault['stops'] = () => null;
const here = own('pc');
const ownCard = own('card');

/** Faults that the check names by itself. */
const SEEN: readonly Fault[] = [
  ...(
    [
      ['service.missing', 'pc', 'nothing'],
      ['service.disabled', 'pc', 'nothing'],
      ['service.stopped', 'pc', 'nothing'],
      ['service.denied', 'pc', 'nothing'],
      ['service.mismatch', 'pc', 'nothing'],
      ['service.part-blocked', 'pc', 'nothing'],
      ['reader.no-driver', 'pc', 'service'],
      ['reader.driver-damaged', 'pc', 'service'],
      ['reader.driver-refused', 'pc', 'service'],
      ['reader.disabled', 'pc', 'service'],
      ['reader.restart-needed', 'pc', 'service'],
      ['reader.claimed', 'pc', 'service'],
      ['reader.remote-session', 'pc', 'service'],
      ['middleware.missing', 'pc', 'eid'],
      ['middleware.outdated', 'pc', 'eid'],
      ['middleware.minidriver-missing', 'pc', 'eid'],
      ['middleware.token-unregistered', 'pc', 'eid'],
      ['browser.none', 'pc', 'eid'],
      ['browser.addon-missing', 'pc', 'eid'],
      ['browser.addon-disabled', 'pc', 'eid'],
      ['browser.sandboxed', 'pc', 'eid'],
      ['browser.module-missing', 'pc', 'eid'],
      ['propagation.disabled', 'pc', 'eid'],
      ['os.unsupported', 'pc', 'eid'],
      ['clock.wrong', 'pc', 'eid'],
    ] as const
  ).map(([finding, culprit, stage]): Fault => ({ name: finding, culprit, stops: when(here, [stage, finding]) })),
  ...(
    [
      ['eid.not-eid', 'answer'],
      ['chip.not-personalised', 'eid'],
      ['validity.expired', 'eid'],
      ['validity.not-yet', 'eid'],
      ['certificate.expired', 'eid'],
      ['certificate.not-yet', 'eid'],
      ['certificate.not-renewable', 'eid'],
      ['certificate.absent', 'eid'],
      ['certificate.inactive', 'eid'],
      ['certificate.minor', 'eid'],
      ['pin.blocked', 'eid'],
    ] as const
  ).map(([finding, stage]): Fault => ({ name: finding, culprit: 'card', stops: when(ownCard, [stage, finding]) })),
  {
    name: 'reader.contactless-only',
    culprit: 'reader',
    stops: when(own('reader'), ['service', 'reader.contactless-only']),
  },
  {
    name: 'the date of the PC is two years ahead, so that a good card seems expired',
    culprit: 'pc',
    dateRight: false,
    stops: when(here, ['eid', 'certificate.expired']),
  },
  {
    name: 'the date of the PC is ten years ahead',
    culprit: 'pc',
    dateRight: false,
    stops: when(here, ['eid', 'clock.doubtful']),
  },
];

/** Faults that have to be searched for by exchanging one thing after the other. */
const EXCHANGED: readonly Fault[] = [
  {
    name: 'the reader’s cable is not all the way in',
    culprit: 'reader',
    lamp: 'lamp-off',
    stops: when(({ replugged, reader }) => !replugged && reader === 'own', ['service', 'reader.none']),
  },
  {
    name: 'the reader’s cable is broken',
    culprit: 'reader',
    lamp: 'lamp-off',
    stops: when(own('reader'), ['service', 'reader.none']),
  },
  {
    name: 'the reader reports a fault wherever it is plugged in (code 43)',
    culprit: 'reader',
    lamp: 'lamp-on',
    stops: when(own('reader'), ['service', 'reader.failed']),
  },
  {
    name: 'there is no reader at all',
    culprit: 'reader',
    lamp: 'no-reader',
    stops: when(own('reader'), ['service', 'reader.none']),
  },
  {
    name: 'the USB socket is dead',
    culprit: 'pc',
    lamp: 'lamp-off',
    stops: when((setup) => here(setup) && setup.port === 'own', ['service', 'reader.none']),
  },
  {
    name: 'a hub gives too little power',
    culprit: 'pc',
    lamp: 'lamp-on',
    stops: when((setup) => here(setup) && setup.port === 'own', ['service', 'reader.failed']),
  },
  {
    name: 'a Linux PC without libccid, whose readers nobody sees',
    culprit: 'pc',
    lamp: 'lamp-on',
    stops: when(here, ['service', 'reader.not-working']),
  },
  {
    name: 'the card is not pushed in',
    culprit: 'card',
    found: { seated: false },
    stops: when(({ seated }) => !seated, ['reader', 'card.none']),
  },
  {
    name: 'the reader’s contact does not notice a card',
    culprit: 'reader',
    stops: when(own('reader'), ['reader', 'card.none']),
  },
  {
    name: 'a bent card that no reader notices',
    culprit: 'card',
    stops: when(ownCard, ['reader', 'card.none']),
  },
  {
    name: 'dirt on the chip',
    culprit: 'card',
    stops: when((setup) => ownCard(setup) && !setup.cleaned, ['card', 'card.mute']),
  },
  { name: 'a dead chip', culprit: 'card', stops: when(ownCard, ['card', 'card.mute']) },
  { name: 'a chip that breaks off', culprit: 'card', stops: when(ownCard, ['card', 'chip.silent']) },
  { name: 'a chip with damaged memory', culprit: 'card', stops: when(ownCard, ['card', 'chip.defective']) },
  { name: 'worn contacts of the reader', culprit: 'reader', stops: when(own('reader'), ['card', 'card.mute']) },
  {
    name: 'an Alcor reader that cannot do this fast card',
    culprit: 'reader',
    remarks: ['reader.internal-unreliable'],
    stops: when((setup) => own('reader')(setup) && setup.card !== 'bank', ['card', 'chip.silent']),
  },
  {
    name: 'a socket that gives the chip too little power',
    culprit: 'pc',
    stops: when((setup) => here(setup) && setup.port === 'own', ['card', 'card.unreadable']),
  },
  {
    name: 'a driver with which no reader here reads a card',
    culprit: 'pc',
    stops: when(here, ['card', 'card.unreadable']),
  },
  {
    name: 'another program has the card for itself',
    culprit: 'pc',
    stops: when((setup) => here(setup) && !setup.programsClosed, ['card', 'card.busy']),
  },
  {
    name: 'a program that nobody finds has the card for itself',
    culprit: 'pc',
    stops: when(here, ['card', 'card.busy']),
  },
  {
    name: 'the reader’s driver freezes the service',
    culprit: 'reader',
    stops: when(own('reader'), ['nothing', 'service.silent']),
  },
  { name: 'the service is frozen', culprit: 'pc', stops: when(here, ['nothing', 'service.silent']) },
  {
    name: 'the service answers with an unknown code',
    culprit: 'pc',
    stops: when(here, ['nothing', 'service.unexplained']),
  },
];

/** Faults that only the login shows: everything that the check sees is in order. */
const AT_LOGIN: readonly Fault[] = [
  {
    name: 'the card was reported lost and found again',
    culprit: 'card',
    lost: true,
    letsIn: ({ card }) => card !== 'own',
    sees: [
      ['refused'],
      ['a-message', 'revoked'],
      ['a-message', 'handshake'],
      ['a-message', 'bad-certificate'],
      ['else'],
    ],
    stops: never,
  },
  {
    name: 'the certificates were revoked, and nobody knows',
    culprit: 'card',
    letsIn: ({ card }) => card !== 'own',
    sees: [
      ['refused'],
      ['a-message', 'revoked'],
      ['a-message', 'handshake'],
      ['a-message', 'bad-certificate'],
      ['else'],
    ],
    stops: never,
  },
  {
    name: 'the PIN is wrong',
    culprit: 'card',
    letsIn: ({ card }) => card !== 'own',
    sees: [['pin-wrong']],
    stops: never,
  },
  {
    name: 'the PIN is blocked',
    culprit: 'card',
    letsIn: ({ card }) => card !== 'own',
    sees: [['pin-blocked']],
    stops: never,
  },
  {
    name: 'the browser remembers the person before',
    culprit: 'pc',
    letsIn: ({ pc, browser }) => pc !== 'own' || browser !== 'as-it-was',
    sees: [['other-person'], ['no-card'], ['a-message', 'bad-certificate'], ['endless'], ['else'], ['refused']],
    stops: never,
  },
  {
    name: 'the browser’s profile is damaged',
    culprit: 'pc',
    letsIn: ({ pc, browser }) => pc !== 'own' || browser === 'other',
    sees: [['no-card'], ['no-pin-window'], ['endless'], ['else'], ['a-message', 'no-cypher'], ['a-message', 'unknown']],
    stops: never,
  },
  {
    name: 'the eID software is there and damaged',
    culprit: 'pc',
    letsIn: ({ pc }) => pc !== 'own',
    sees: [
      ['no-card'],
      ['no-pin-window'],
      ['a-message', 'algorithms'],
      ['a-message', 'unknown-ca'],
      ['a-message', 'signature'],
      ['endless'],
      ['refused'],
      ['else'],
    ],
    stops: never,
  },
  {
    name: 'eID Viewer holds the card during the login',
    culprit: 'pc',
    letsIn: ({ pc, programsClosed }) => pc !== 'own' || programsClosed,
    sees: [['pin-again'], ['a-message', 'signature'], ['no-pin-window'], ['endless'], ['else']],
    stops: never,
  },
  {
    name: 'a virus scanner opens HTTPS',
    culprit: 'pc',
    letsIn: ({ pc }) => pc !== 'own',
    sees: [['endless'], ['a-message', 'untrusted'], ['no-page'], ['a-message', 'unknown-ca'], ['else']],
    stops: never,
  },
  {
    name: 'there is no Internet',
    culprit: 'pc',
    online: false,
    letsIn: () => false,
    sees: [['no-page'], ['endless'], ['else']],
    stops: never,
  },
  {
    name: 'the built-in reader fails as soon as the card has to sign',
    culprit: 'reader',
    letsIn: ({ reader }) => reader !== 'own',
    sees: [['a-message', 'signature'], ['else']],
    stops: never,
  },
  {
    name: 'the reader waits for the PIN on its own keys',
    culprit: 'reader',
    remarks: ['reader.pin-pad'],
    letsIn: ({ reader }) => reader !== 'own',
    sees: [['a-message', 'sign-hashes'], ['no-pin-window']],
    stops: never,
  },
  {
    name: 'the service that one wants is down',
    culprit: 'site',
    letsIn: ({ site }) => site === 'test',
    sees: [['no-page'], ['endless'], ['refused'], ['else'], ['a-message', 'unknown']],
    stops: never,
  },
  {
    name: 'the service has no account for this person',
    culprit: 'site',
    letsIn: ({ site }) => site === 'test',
    sees: [['refused']],
    stops: never,
  },
  {
    name: 'CSAM is down, and the test site with it',
    culprit: 'site',
    letsIn: () => false,
    sees: [['no-page'], ['endless'], ['refused']],
    stops: never,
  },
];

/** Every fault that a world can have. */
export const FAULTS: readonly Fault[] = [...SEEN, ...EXCHANGED, ...AT_LOGIN];
