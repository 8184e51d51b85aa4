/** Whether PC/SC answers at all. Why each: docs/facts/findings.md; in brackets: faults of docs/facts/faults.md. */
import { holdsIf, isGivenUp, rule, type CheckRules, type Situation } from '../rule.ts';

/**
 * The code with which the smart card service refuses; null in every other state, also while it starts, is silent, or
 * cannot be reached at all.
 */
export const down = ({ facts }: Pick<Situation, 'facts'>): string | null =>
  facts.pcsc.service.state === 'down' ? facts.pcsc.service.code : null;

/** What Windows says in a remote session without redirected readers [23]. */
export const NO_REDIRECTION = 'ERROR_BROKEN_PIPE';
const NOT_THERE: readonly string[] = ['SCARD_E_NO_SERVICE', 'SCARD_E_SERVICE_STOPPED'];
/** What pcsc-lite says at the moment in which the service dies; half a second later it says that there is none. */
const DYING = 'SCARD_F_COMM_ERROR';
/**
 * polkit's refusal, Windows's "access denied" in its three forms: 5, 0x6BA (no RPC from a closed-in program),
 * 0x80100027.
 */
const DENIED: readonly string[] = [
  'SCARD_W_SECURITY_VIOLATION',
  'ERROR_ACCESS_DENIED',
  'RPC_S_SERVER_UNAVAILABLE',
  'SCARD_E_NO_ACCESS',
];
/** Longer than this, a process or service that says nothing is no longer waited for, ms. */
const SILENT_LIMIT_MS = 10_000;

/**
 * Windows stops the service with the last reader that works, so that silence there means "plug in the reader"
 * (docs/facts/pcsc.md#windows-starts-the-service-with-the-first-reader); in a remote session the service runs for the
 * other PC and says the same. What stands in the way is then the reader's to say.
 */
function isReaderMatter(situation: Situation): boolean {
  if (!NOT_THERE.includes(down(situation) ?? '')) return false;
  if (situation.system('os')?.platform !== 'windows') return false;
  const service = situation.system('smartCardService');
  if (service?.state === 'disabled' || service?.onDemand === false) return false;
  if (service?.state === 'running' && situation.system('session')?.remote === true) return true;
  return !(situation.system('usbReaders') ?? []).some(({ driver }) => driver === 'ok');
}

/** The code with which the service refuses, where it is the service's own matter; null otherwise. */
function ownRefusal(situation: Situation): string | null {
  const code = down(situation);
  return code === null || code === NO_REDIRECTION || isReaderMatter(situation) ? null : code;
}

/** Whether the code means that there is no service now, or the system's list of services says so beside it. */
const saysStopped = (situation: Situation, code: string): boolean =>
  NOT_THERE.includes(code) || code === DYING || situation.system('smartCardService')?.state === 'stopped';

/** Does the system's smart card service answer? */
export const service: CheckRules = {
  id: 'service',
  after: [],
  facts: ({ facts }) =>
    facts.process.state === 'starting' || (facts.pcsc.service.state === 'starting' && facts.process.state === 'running')
      ? 'checking'
      : 'ready',
  rules: [
    rule('service.silent', 'checking', ({ facts: { process } }) =>
      process.state === 'silent' ? { ms: process.sinceMs } : null,
    ),
    rule('service.process-failed', 'checking', ({ facts: { process } }) =>
      process.state === 'restarting' && !isGivenUp(process)
        ? { count: process.restarts, reason: process.reason }
        : null,
    ),
    // A browser talks to the card without us: what keeps this program from it need not keep the login from it.
    rule('service.process-keeps-failing', 'unknown', (situation) => {
      const { process } = situation.facts;
      if (process.state !== 'restarting') return null;
      situation.lacks('service', 'failed');
      return { count: process.restarts, reason: process.reason };
    }),
    rule('service.part-blocked', 'unknown', (situation) => {
      const { process, pcsc } = situation.facts;
      if (process.state !== 'failed' && pcsc.service.state !== 'no-binding') return null;
      situation.lacks('service', 'denied');
      const reason = pcsc.service.state === 'no-binding' ? pcsc.service.reason : null;
      return { reason: process.state === 'failed' ? process.reason : reason };
    }),
    rule('service.silent', 'checking', ({ facts: { pcsc } }) =>
      pcsc.service.state === 'silent' && pcsc.service.sinceMs < SILENT_LIMIT_MS ? { ms: pcsc.service.sinceMs } : null,
    ),
    rule('service.silent', 'unknown', (situation) => {
      const { service: seen } = situation.facts.pcsc;
      if (seen.state !== 'silent') return null;
      situation.lacks('service', 'no-answer');
      return { ms: seen.sinceMs };
    }),
    // [38]
    rule('service.missing', 'problem', ({ facts }) => holdsIf(facts.pcsc.service.state === 'no-library')),
    // [39]
    rule('service.denied', 'problem', (situation) => {
      const code = down(situation);
      if (code === null) return null;
      if (DENIED.includes(code)) return { code };
      return NOT_THERE.includes(code) && situation.system('smartCardService')?.state === 'no-access' ? { code } : null;
    }),
    // [1]
    rule('service.disabled', 'problem', (situation) =>
      holdsIf(down(situation) !== null && situation.system('smartCardService')?.state === 'disabled'),
    ),
    rule('service.missing', 'problem', (situation) =>
      holdsIf(down(situation) !== null && situation.system('smartCardService')?.state === 'absent'),
    ),
    rule('service.mismatch', 'problem', (situation) =>
      holdsIf(down(situation) === 'SCARD_E_SERVICE_STOPPED' && situation.system('os')?.platform === 'linux'),
    ),
    rule('service.stopped', 'problem', (situation) => {
      const code = ownRefusal(situation);
      return code !== null && saysStopped(situation, code) ? { code } : null;
    }),
    // A code that says nothing here: a browser asks the service anew, and may well get an answer.
    rule('service.unexplained', 'unknown', (situation) => {
      const code = ownRefusal(situation);
      if (code === null) return null;
      situation.lacks('service', 'failed');
      return { code };
    }),
    // [2]
    rule('service.enumeration-disabled', 'remark', (situation) =>
      holdsIf(situation.system('deviceEnumeration') === 'disabled'),
    ),
  ],
};
