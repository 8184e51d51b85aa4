/**
 * What a login with an eID needs, and whether this PC with this card has it. It is written from what is known of cards,
 * readers, browsers and the official software, not from the program's rules, and imports none of them: the two are
 * compared in thousands of made situations. Where this page and the program disagree, one of them is wrong.
 *
 * A login is: a browser meets a site that asks for a certificate; whatever joins the browser to the card offers the one
 * for authentication; the card signs with it, after the PIN. So it needs, here and now:
 *
 * 1. a smart card service that answers, and a reader behind it;
 * 2. in one of the readers a card that answers, is a Belgian eID, is in date, and has an authentication certificate
 *    that is there, is active and is in date;
 * 3. a browser that can reach that card on this kind of system (oracle-browsers.ts);
 * 4. a clock that is right enough for dates and for the site's own certificate.
 *
 * Each answer is yes (certain), no (certain) or not known. What only the network knows (a revoked certificate) and what
 * only the person knows (the PIN) is outside of what can be answered here (docs/facts/card.md#the-check-of-a-card).
 */
import type { Eid, Facts, Known, Reader, System } from '../../../src/shared/facts.ts';
import { all, any, yesIf, type Answer } from './logic.ts';
import { browserCanUse } from './oracle-browsers.ts';

/** One card and all that a login with it needs. */
export interface CardAnswer {
  /** The reader works, and the card in it answers as a Belgian eID. */
  card: Answer;
  /** The card itself is in date. */
  validity: Answer;
  /** Its authentication certificate is there, active and in date. */
  certificate: Answer;
  /** Its PIN is not blocked, as far as the card has been asked. */
  pin: Answer;
  /** Some browser on this PC can use this very card (the two generations need different parts). */
  browser: Answer;
}

export interface LoginAnswer {
  /** Would a login work, here and now? */
  login: Answer;
  service: Answer;
  reader: Answer;
  clock: Answer;
  /** One for each reader with something in it. */
  cards: CardAnswer[];
  /** Can any browser use an eID of some generation, or the one that is in? */
  anyBrowser: Answer;
}

/** @param now what the PC's clock says at this moment */
export function wouldLoginWork(facts: Facts, now: Date): LoginAnswer {
  const service = serviceAnswers(facts);
  const clock = clockIsRight(facts.system.clock, now);
  // What was said of readers and cards before the service went away is no longer fresh.
  const readers = service === 'yes' ? facts.pcsc.readers : [];
  const anyBrowser = any(
    ...APPLETS.map((applet) => browserCanUse(facts.system, { applet, cardNames: null })),
    // Windows may know the very card that is in, whatever the registry says of others.
    ...readers.flatMap(({ slot, cardNames }) =>
      slot.state === 'eid' ? [browserCanUse(facts.system, { applet: slot.eid.applet, cardNames })] : [],
    ),
  );
  const cards = readers
    .filter(({ slot }) => slot.state !== 'empty')
    .map((reader) => cardIn(reader, facts, clock === 'yes' ? now : null));
  const anyCard = any(...cards.map((card) => all(...Object.values(card))));
  const reader = yesIf(readers.some(({ working }) => working));
  return {
    login: all(service, clock, anyBrowser, service === 'yes' ? all(reader, anyCard) : service),
    service,
    reader: service === 'not known' ? service : reader,
    clock,
    cards,
    anyBrowser,
  };
}
const APPLETS = ['1.0', '1.1', '1.7', '1.8', 'other'] as const;

// ---------------------------------------------------------------------------------------------------- 1. the service

/**
 * The PC/SC library's own answer counts: it was asked just now and for this session, as the browser's parts will ask.
 * What the system's list of services says beside it explains a "no", and does not make one.
 */
function serviceAnswers({ process, pcsc, system }: Facts): Answer {
  // Our own process speaks to the service. While it is not there nothing it said before is fresh, and its trouble says
  // nothing about the browser.
  if (process.state !== 'running') return 'not known';
  switch (pcsc.service.state) {
    case 'up':
      return 'yes';
    case 'starting':
      return 'not known';
    case 'silent':
      return 'not known';
    // Our own part, or the system's library, could not be loaded: it may be missing, and it may be blocked for us
    // alone.
    case 'no-binding':
    case 'no-library':
      return 'not known';
    case 'down':
      return isDownForEverybody(pcsc.service.code, system.os) ? 'no' : 'not known';
  }
}
/**
 * On Windows "service stopped" means what it says. pcsc-lite says it where a program's library and the service are of
 * different versions: that is our trouble, and perhaps ours alone. A code without a meaning here says nothing either
 * (docs/facts/pcsc.md#return-codes).
 */
function isDownForEverybody(code: string, os: System['os']): boolean {
  const windows = os.state === 'known' && os.value.platform === 'windows';
  return DOWN_FOR_EVERYBODY.has(code) || (windows && code === 'SCARD_E_SERVICE_STOPPED');
}
/**
 * No service: not installed, not started, disabled; on Windows also: no reader is plugged in (the service starts with
 * the first reader: docs/facts/pcsc.md#windows-starts-the-service-with-the-first-reader). Security violation: the
 * system's rules refuse this session (ssh, remote, another seat), so they refuse its browser.
 */
const DOWN_FOR_EVERYBODY = new Set(['SCARD_E_NO_SERVICE', 'SCARD_W_SECURITY_VIOLATION']);

// ------------------------------------------------------------------------------------------------------- 2. the card

function cardIn(reader: Reader, facts: Facts, today: Date | null): CardAnswer {
  const card = cardAnswers(reader);
  if (reader.slot.state !== 'eid')
    return { card, validity: 'not known', certificate: 'not known', pin: 'not known', browser: 'not known' };
  const { eid } = reader.slot;
  return {
    card: all(card, isPersonal(eid)),
    validity: isInDate(eid, today),
    certificate: certificateIsGood(eid, today),
    // The card tells the tries left only from applet 1.8 on, and only when the person has it asked: not asked is no
    // fault (docs/facts/card.md#pin-tries-left).
    pin: yesIf(eid.pinTries !== 0),
    browser: browserCanUse(facts.system, { applet: eid.applet, cardNames: reader.cardNames }),
  };
}

function cardAnswers({ working, slot, kind }: Reader): Answer {
  // The chip of a key, a telephone's SIM, a reader's own module: nobody can put an eID there. An eID's contacts do not
  // reach an antenna either. (A reader that calls itself virtual may pass on a real one.)
  if (NO_SLOT_FOR_A_CARD.has(kind) && slot.state !== 'eid') return 'no';
  // Still listed, but its driver says that it cannot be reached: what was read before is no longer fresh.
  if (!working) return slot.state === 'eid' ? 'not known' : 'no';
  switch (slot.state) {
    case 'eid':
      return 'yes';
    // Powered, and nothing comes: upside down, half in, dirty or broken.
    case 'mute':
    case 'empty':
    case 'removed':
      return 'no';
    // The system's rules refuse the card to this session, so to its browser.
    case 'denied':
      return 'no';
    // Still on its way; or another program or the person's own login has the card, which may be the login that works.
    case 'reading':
    case 'slow':
    case 'stuck':
    case 'busy':
    case 'held':
      return 'not known';
    case 'unreadable':
      return CERTAINLY_UNREADABLE.has(slot.code) ? 'no' : 'not known';
    case 'not-eid':
      return NO_EID_APPLET.has(slot.statusWord) || CHIP_BROKEN.has(slot.statusWord) ? 'no' : 'not known';
  }
}

const NO_SLOT_FOR_A_CARD = new Set<Reader['kind']>(['token', 'sim', 'sam', 'contactless', 'windows-hello']);

/**
 * By docs/facts/card.md#status-words. 6A82: no such application, so no Belgian eID. 6E00 and 6881: a class of
 * commands that the eID has, and this card not.
 */
const NO_EID_APPLET = new Set(['6A82', '6E00', '6881']);
/**
 * 6400: no diagnosis, 6581: memory corrupted. (6D00 is also seen as a hiccup of the line; others have no certain
 * meaning.)
 */
const CHIP_BROKEN = new Set(['6400', '6581']);
/**
 * A broken chip, or a system that refuses the card to this session. Lines that fail come and go with a dirty contact.
 */
const CERTAINLY_UNREADABLE = new Set(['SW 6400', 'SW 6581', 'SCARD_W_SECURITY_VIOLATION']);

/**
 * CSAM takes identity cards, foreigners' cards and Kids-ID; an unknown code is another kind of card, never a fault.
 * Whether it takes the two kinds that are no person's card, 7 (bootstrap) and 8 (habilitation), is not known.
 * (docs/facts/card.md#the-identity-file). The life cycle is a hint (docs/facts/card.md#card-data): "not yet
 * personalised" is refuted by a certificate that can be read; "locked" is not.
 */
function isPersonal({ documentType, lifeCycle }: Eid): Answer {
  const kind: Answer = documentType === '7' || documentType === '8' ? 'not known' : 'yes';
  return all(kind, lifeCycle === 'locked' ? 'not known' : 'yes');
}

/**
 * The card's own dates; a card of a person over 75 lives for 30 years, its certificates for 10: both are asked
 * (docs/facts/keys-and-services.md#the-card-validity-certificates-codes; faults 10 and 15 of docs/facts/faults.md).
 */
function isInDate({ validFrom, validUntil }: Eid, today: Date | null): Answer {
  if (today === null) return 'not known';
  const day = localDay(today);
  return all(
    validFrom === null ? 'not known' : yesIf(validFrom <= day),
    // Through its last day.
    validUntil === null ? 'not known' : yesIf(day <= validUntil),
  );
}

/**
 * Not there (children, or never asked for) and not activated (consular cards by post) both end a login, as dates do:
 * faults 10, 12 and 14 of docs/facts/faults.md.
 */
function certificateIsGood({ certificate }: Eid, today: Date | null): Answer {
  if (certificate.state !== 'present') return 'no';
  if (today === null) return 'not known';
  return yesIf(Date.parse(certificate.from) <= today.getTime() && today.getTime() <= Date.parse(certificate.until));
}

// ------------------------------------------------------------------------------------------------------ 4. the clock

const DAY_MS = 86_400_000;
/** The longest that a public site's certificate may live, days (CA/Browser Forum). */
const SITE_CERTIFICATE_DAYS = 398;
/** A program ten years old is likelier to be a PC in the wrong year. */
const DOUBTFUL_DAYS = 3652;

/**
 * Fault 19 of docs/facts/faults.md. The program was built before it runs. A clock earlier than that is wrong; by more
 * than a site's certificate can live, every site's certificate begins in what the PC takes for the future, and no
 * login works. Less than that is not known.
 */
function clockIsRight(clock: Known<{ now: string; builtAt: string }>, now: Date): Answer {
  if (clock.state !== 'known') return 'not known';
  const days = (now.getTime() - Date.parse(clock.value.builtAt)) / DAY_MS;
  if (days < -SITE_CERTIFICATE_DAYS) return 'no';
  return days < 0 || days > DOUBTFUL_DAYS ? 'not known' : 'yes';
}

/** `YYYY-MM-DD` of the PC's own time zone: a card is valid through a day where the person is. */
function localDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
