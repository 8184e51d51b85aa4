/**
 * How the monitor starts the card process and talks with it, whatever runs it (Node's fork, Electron's utilityProcess).
 */
import type { HostRequest } from '../shared/card-process-messages.ts';

export interface CardProcessListener {
  /** A message as it was received; the monitor parses it (src/shared/card-process-messages.ts). */
  message(raw: unknown): void;
  /** Called once, however the process ended. `reason` is for the trainer, for example `exit 1` or `SIGSEGV`. */
  ended(reason: string): void;
}

export interface CardProcess {
  /** Sends a request; does nothing once the process has ended. */
  send(request: HostRequest): void;
  kill(): void;
}

export type StartCardProcess = (listener: CardProcessListener) => CardProcess;
