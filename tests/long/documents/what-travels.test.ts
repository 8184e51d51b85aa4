/** As tests/integration/documents/what-travels.test.ts, for the presets that make every picture anew. */
import { afterAll, beforeAll } from 'vitest';
import { scratch, type Scratch } from '../../tools/documents/photos.ts';
import { describeSilent } from '../../tools/documents/silent.ts';
import { talkativePdf, talkativePictures } from '../../tools/documents/talkative.ts';

let files: Scratch;
let given: Record<string, string>;
beforeAll(async () => {
  files = await scratch();
  const pictures = await talkativePictures(files);
  given = { ...pictures, PDF: await talkativePdf(files, pictures['JPEG'] ?? '') };
});
afterAll(() => files.remove());

for (const preset of ['mail', 'archive'] as const)
  describeSilent(
    preset,
    () => given,
    () => files,
  );
