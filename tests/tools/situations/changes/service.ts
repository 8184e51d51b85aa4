/** The smart card service and our own process that speaks to it: not there, not yet, not for us, or silent. */
import { change, named, type Change } from './change.ts';

const down = (name: string, code: string, state: 'running' | 'stopped' | 'disabled' | 'absent' | 'no-access') =>
  change(name, (facts) => {
    facts.pcsc.service = { state: 'down', code };
    facts.pcsc.readers = [];
    facts.system.smartCardService = { state: 'known', value: { state, onDemand: true } };
  });
const serviceSays = (state: 'stopped' | 'disabled' | 'absent') =>
  change(`the list of services says ${state} though the service answers`, (facts) => {
    facts.system.smartCardService = { state: 'known', value: { state, onDemand: true } };
  });
const noService = (name: string, alter: Change['apply']) =>
  change(name, (facts, now) => {
    facts.pcsc.readers = [];
    alter(facts, now);
  });
export const service = named(
  down('service disabled', 'SCARD_E_NO_SERVICE', 'disabled'),
  down('service stopped', 'SCARD_E_NO_SERVICE', 'stopped'),
  down('service absent', 'SCARD_E_NO_SERVICE', 'absent'),
  down('service running and not answering', 'SCARD_E_NO_SERVICE', 'running'),
  down('service refuses this session', 'SCARD_W_SECURITY_VIOLATION', 'running'),
  down('service of another version', 'SCARD_E_SERVICE_STOPPED', 'running'),
  down('service fails for a reason without a name', '0x80100099', 'running'),
  noService('service starting', (facts) => {
    facts.pcsc.service = { state: 'starting' };
  }),
  noService('service asked and silent', (facts) => {
    facts.pcsc.service = { state: 'silent', sinceMs: 8000 };
  }),
  change('service silent after it had shown a card', (facts) => {
    facts.pcsc.service = { state: 'silent', sinceMs: 8000 };
  }),
  noService('our PC/SC part blocked', (facts) => {
    facts.pcsc.service = { state: 'no-binding', reason: 'ERR_DLOPEN_FAILED' };
  }),
  down('service not open to this account', 'SCARD_E_NO_SERVICE', 'no-access'),
  change('card process silent', (facts) => {
    facts.process = { state: 'silent', restarts: 0, sinceMs: 9000 };
  }),
  noService('no PC/SC library', (facts) => {
    facts.pcsc.service = { state: 'no-library', reason: 'cannot open shared object file' };
  }),
  noService('card process starting', (facts) => {
    facts.process = { state: 'starting' };
    facts.pcsc.service = { state: 'starting' };
  }),
  noService('card process starting for some seconds', (facts) => {
    facts.process = { state: 'starting', late: true };
    facts.pcsc.service = { state: 'starting' };
  }),
  noService('card process starting, not late', (facts) => {
    facts.process = { state: 'starting', late: false };
    facts.pcsc.service = { state: 'starting' };
  }),
  change('card process being restarted', (facts) => {
    facts.process = { state: 'restarting', restarts: 2, reason: 'SIGSEGV' };
  }),
  noService('card process has failed', (facts) => {
    facts.process = { state: 'failed', restarts: 5, reason: 'SIGSEGV' };
  }),
  change('card process failed after it had read a card', (facts) => {
    facts.process = { state: 'failed', restarts: 5, reason: 'SIGSEGV' };
  }),
  serviceSays('stopped'),
  serviceSays('disabled'),
  serviceSays('absent'),
);
