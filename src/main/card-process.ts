/** How the monitor starts the card process and talks with it, whatever runs it (Node's fork, Electron's utilityProcess). */
import type { HostRequest } from '../shared/card-process.ts';

export interface CardProcessListener {
  /** As it came; the monitor parses it (src/shared/card-process.ts). */
  message(raw: unknown): void;
  /** Once, however it ended; `reason` for the trainer, e.g. `exit 1` or `SIGSEGV`. */
  ended(reason: string): void;
}

export interface CardProcess {
  /** Does nothing once the process has ended. */
  send(request: HostRequest): void;
  kill(): void;
}

export type StartCardProcess = (listener: CardProcessListener) => CardProcess;
