/** The contract's requests about documents, answered by the service. */
import type { Handlers } from '../../shared/contract.ts';
import { bringFiles } from './places/bring.ts';
import type { Places } from './places/watch.ts';
import type { Saving, SaveTarget } from './saving.ts';
import type { DocumentsService } from './service.ts';

/** What each door does in its own way. */
export interface DocumentsDoor {
  /** Asks the person where, in the system's own dialog. */
  chooseTarget(suggested: string): Promise<SaveTarget>;
  /** Shows the file, or its folder, with the person's own programs. Rejects when that fails. */
  openFile(path: string, how: 'open' | 'show-folder'): Promise<void>;
  isThere(path: string): Promise<boolean>;
}

type DocumentHandlers = Pick<Handlers, Extract<keyof Handlers, `documents.${string}`>>;

/**
 * Answers them with the session's documents. `clear` removes everything of the session and resolves to the number of
 * working files that went.
 */
export function documentHandlers(
  { documents, saving, places }: { documents: DocumentsService; saving: Saving; places: Places },
  door: DocumentsDoor,
  clear: () => Promise<number>,
): DocumentHandlers {
  return {
    'documents.state': async () => documents.state(),
    'documents.begin-file': async (file) => {
      const begun = await documents.beginFile(file);
      return 'upload' in begun ? { state: 'open', upload: begun.upload } : { state: 'refused', trouble: begun.trouble };
    },
    'documents.send-part': async ({ upload, bytes }) =>
      (await documents.sendPart(upload, bytes)) ? 'taken' : 'given-up',
    'documents.end-file': async ({ upload, how }) => {
      await documents.endFile(upload, how);
    },
    'documents.watch-places': async (on) => {
      places.watch(on);
    },
    'documents.bring-place': async (id) => {
      const files = places.take(id);
      if (files === null) return false;
      await bringFiles(documents, files);
      return true;
    },
    'documents.edit': async (change) => documents.edit(change),
    'documents.undo': async () => {
      documents.undo();
    },
    'documents.redo': async () => {
      documents.redo();
    },
    'documents.dismiss': async () => {
      documents.dismiss();
    },
    'documents.preview': ({ page, of, longestSide }) => documents.preview(page, of, longestSide),
    'documents.estimate': ({ document, preset }) => saving.estimate(document, preset),
    'documents.save': ({ document, preset, password }) =>
      saving.save(document, preset, password, (suggested) => door.chooseTarget(suggested)),
    'documents.open-saved': async ({ saved, how }) => {
      const path = saving.placeOf(saved);
      if (path === null || !(await door.isThere(path))) return 'gone';
      // Reported, not swallowed: the screen says that no program opens it.
      return door.openFile(path, how).then(
        () => 'opened' as const,
        () => 'failed' as const,
      );
    },
    'documents.cancel': async () => {
      documents.cancel();
    },
    'documents.clear': async () => {
      await clear();
    },
  };
}
