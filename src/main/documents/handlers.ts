/** The contract's requests about documents, answered by the service. */
import { dirname } from 'node:path';
import type { Handlers } from '../../shared/contract.ts';
import { TEXT_LANGUAGES } from '../../shared/text-languages.ts';
import { bringFiles, bringPaths } from './places/bring.ts';
import type { Places } from './places/watch.ts';
import type { Saving, SaveTarget } from './saving.ts';
import type { DocumentsService } from './documents-service.ts';

/** What each door does in its own way. */
export interface DocumentsDoor {
  /** Asks the person where, in the system's own dialog. */
  chooseTarget(suggested: string): Promise<SaveTarget>;
  /**
   * Asks the person for files in the system's own dialog; paths, none when they chose none. `begin`: the folder to
   * begin in; null for the person's pictures. A door without such a dialog has no function.
   */
  chooseFiles?(options: { begin: string | null; several: boolean }): Promise<readonly string[]>;
  /** Shows the file, or its folder, with the person's own programs. Rejects when that fails. */
  openFile(path: string, how: 'open' | 'show-folder'): Promise<void>;
  isThere(path: string): Promise<boolean>;
}

type DocumentHandlers = Pick<Handlers, Extract<keyof Handlers, `documents.${string}`>>;

/**
 * The functions that answer the contract's requests about documents.
 * @param clear removes the documents of the session, and resolves to the number of working files that went
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
    'documents.choose-files': async (destination) => {
      if (door.chooseFiles === undefined) return 'no-dialog';
      const stops = documents.stops();
      const paths = await door.chooseFiles({ begin: await places.beginAt(), several: destination.replaces === null });
      // The session may have ended while the dialog was open.
      const [first] = paths;
      if (first === undefined || documents.stops() !== stops) return 'cancelled';
      places.noteChosen(dirname(first));
      await bringPaths(documents, paths, destination);
      return 'brought-in';
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
    'documents.take-apart': ({ pages, how }) => documents.takeApart(pages, how),
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
    'documents.estimate': ({ document, preset, shape }) => saving.estimate(document, preset, shape),
    'documents.save': ({ document, preset, password, shape, text = false }) =>
      saving.save(document, preset, password, (suggested) => door.chooseTarget(suggested), {
        shape,
        languages: text ? TEXT_LANGUAGES : [],
      }),
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
