/**
 * A kiosk's ways out to the PC behind it: the system's file dialogs, other programs, the browser. Each stays closed
 * unless the policy names it; the page is told which, and offers none of them, but what counts is that they are refused
 * here.
 */
import { join } from 'node:path';
import type { Handlers, Reply } from '../../shared/contract.ts';
import { mayGo, type Policy } from '../../shared/policy.ts';
import { addressOf, type Service } from '../../shared/services.ts';
import { isThere } from '../documents/save-place.ts';
import type { SaveTarget } from '../documents/saving.ts';

/**
 * The same handlers, except that in a kiosk the ways that its policy does not allow (choosing files, opening what was
 * saved, links) are answered `closed-here`; a link still gives its address. Saving and printing are not fenced here:
 * without a dialog a document goes to placeWithoutDialog, and printing, which is no request, is left out by the page.
 * @param entries those of the page's present language
 */
export function fencedHandlers(handlers: Handlers, policy: Policy, entries: () => readonly Service[]): Handlers {
  const inKiosk: Partial<Handlers> = {
    ...(mayGo(policy, 'dialogs') ? {} : { 'documents.choose-files': async () => 'closed-here' as const }),
    ...(mayGo(policy, 'open') ? {} : { 'documents.open-saved': async () => 'closed-here' as const }),
    ...(mayGo(policy, 'links')
      ? {}
      : {
          'link.open': async (id) => addressOnly(entries(), id),
          'link.open-in': async ({ id }) => addressOnly(entries(), id),
        }),
  };
  return { ...handlers, ...inKiosk };
}

/** A person may copy it down; nothing is opened. */
function addressOnly(entries: readonly Service[], id: string): Reply<'link.open'> {
  const address = addressOf(entries, id);
  return address === null ? { state: 'unknown-entry' } : { state: 'closed-here', address };
}

/** Names that are tried before giving up: more documents of one name nobody saves in a visit. */
const MOST_NAMES = 200;

/**
 * Where a document goes without a dialog: into the folder, under a name that nothing there has yet. `no-stick` without
 * a folder, or when two hundred such names are taken.
 * @param folder the policy's, or the stick that was plugged in last; null without either
 */
export async function placeWithoutDialog(folder: string | null, name: string): Promise<SaveTarget> {
  if (folder === null) return { kind: 'no-stick' };
  const stem = name.replace(/\.pdf$/i, '');
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number}).pdf`);
    if (!(await isThere(path))) return { kind: 'file', path };
  }
  return { kind: 'no-stick' };
}
