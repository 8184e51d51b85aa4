/** Gives components the program behind the page, and what is known about it. */
import { createContext, useContext, type ReactNode } from 'react';
import type { About } from '../../shared/contract.ts';
import type { Client } from './bridge.ts';

/** The connection to the program, and its version, policy and door. */
export interface Program {
  client: Client;
  about: About;
}

const ProgramContext = createContext<Program | null>(null);

/** Gives every component below it the program. It stands around every screen. */
export function ProgramProvider({ program, children }: { program: Program; children: ReactNode }) {
  return <ProgramContext value={program}>{children}</ProgramContext>;
}

/**
 * The program and what is known about it, for a component.
 * @throws when the component stands outside ProgramProvider
 */
export function useProgram(): Program {
  const program = useContext(ProgramContext);
  if (program === null) throw new Error('useProgram outside ProgramProvider');
  return program;
}
