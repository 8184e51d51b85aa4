/**
 * How the monitor starts the card process and talks with it, whatever runs it (Node's fork, Electron's utilityProcess).
 */
import type { HostRequest } from '../shared/card-process-messages.ts';

/** What is heard from the card process. */
export interface CardProcessListener {
  /** A message as it was received; the monitor parses it (src/shared/card-process-messages.ts). */
  message(raw: unknown): void;
  /** Called once, however the process ended. `reason` is for the trainer, for example `exit 1` or `SIGSEGV`. */
  ended(reason: string): void;
}

/** The card process, as its door started it. */
export interface CardProcess {
  /** Sends a request; does nothing once the process has ended. */
  send(request: HostRequest): void;
  kill(): void;
}

/** Each door starts the process its own way. */
export type StartCardProcess = (listener: CardProcessListener) => CardProcess;
