/** Pages made by the workers: each once for all who ask, in one quality or on every rung of it. */
import { stat } from 'node:fs/promises';
import type { Preset } from '../../../shared/documents.ts';
import type { JobReply, MadePage, Picture, Treatment } from '../../../shared/documents-worker.ts';
import type { WorkingFolder } from '../../session/working-folder.ts';
import { createSharedJobs } from '../shared-jobs.ts';
import type { Workers } from '../workers.ts';

/** A page that is to be made, with what is done to its picture. */
export interface PageWanted {
  readonly picture: Picture;
  readonly treatment: Treatment;
  /** How many pages its file has. */
  readonly pagesOfFile: number;
}

/** Makes pages. Each function rejects as `Workers.run` does. */
export interface Making {
  /**
   * The page as the preset wants it. A page of a PDF comes from a lighter copy of its file for an e-mail, if there is a
   * lighter one, and from the file itself otherwise.
   */
  make(page: PageWanted, preset: Preset, signal: AbortSignal, urgent: boolean): Promise<MadePage>;
  /** The picture on each rung, down to the one that takes no more than `until` bytes. */
  rungs(page: PageWanted, preset: Preset, until: number, signal: AbortSignal): Promise<readonly MadePage[]>;
  /** A copy of a PDF with pictures as on this rung, or the PDF itself when no copy is lighter or no rung is given. */
  lighter(path: string, rung: number | null, signal: AbortSignal): Promise<JobReply<'lighten'>>;
  clear(): void;
}

/** The rung of pictures in PDFs that go by e-mail: coded twice, they need a little more than a photograph of ours. */
const PDF_MAIL_RUNG = 3;
/** Less than this share less is not worth touching somebody's pictures. */
const WORTH_IT = 0.8;

/** Makes what makes pages, with none made yet. */
export function createMaking(workers: Workers, folder: WorkingFolder): Making {
  const made = createSharedJobs<MadePage>();
  const ladders = createSharedJobs<readonly MadePage[]>();
  const copies = createSharedJobs<JobReply<'lighten'>>();
  const keyOf = ({ picture: { path, page }, treatment }: PageWanted): string => JSON.stringify([path, page, treatment]);

  const lighter: Making['lighter'] = async (path, rung, asked) => {
    if (rung === null) return { path, bytes: (await stat(path)).size };
    return copies.get(
      `${rung} ${path}`,
      (signal) => workers.run('lighten', { path, rung, file: folder.fresh('pdf') }, { signal }),
      asked,
    );
  };

  return {
    lighter,
    async make(page, preset, asked, urgent) {
      const { picture, treatment, pagesOfFile } = page;
      const one = await made.get(
        `${preset} ${keyOf(page)}`,
        (signal) => workers.run('make', { picture, treatment, preset, file: folder.fresh('page') }, { signal, urgent }),
        asked,
      );
      if (one.kind === 'image') return one;
      const whole = await lighter(one.file, null, asked);
      const copy = preset === 'mail' ? await lighter(one.file, PDF_MAIL_RUNG, asked) : whole;
      const used = copy.bytes < whole.bytes * WORTH_IT ? copy : whole;
      return { ...one, file: used.path, bytes: Math.round(used.bytes / pagesOfFile) };
    },
    rungs: (page, preset, until, asked) =>
      ladders.get(
        `${preset} ${until} ${keyOf(page)}`,
        async (signal) => {
          const { picture, treatment } = page;
          const { rungs } = await workers.run(
            'rungs',
            { picture, treatment, preset, file: folder.fresh('page'), until },
            { signal },
          );
          return rungs;
        },
        asked,
      ),
    clear() {
      made.clear();
      ladders.clear();
      copies.clear();
    },
  };
}
