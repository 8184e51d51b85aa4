/** As tests/integration/documents/what-travels.test.ts, for the presets that make every picture anew. */
import { beforeAll } from 'vitest';
import { describeSilent } from '../../tools/documents/silent.ts';
import { talkativePdf, talkativePictures } from '../../tools/documents/talkative.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const files = scratchForAll();
let given: Record<string, string>;
beforeAll(async () => {
  const pictures = await talkativePictures(files);
  given = { ...pictures, PDF: await talkativePdf(files, pictures['JPEG'] ?? '') };
});

for (const preset of ['mail', 'archive'] as const)
  describeSilent(
    preset,
    () => given,
    () => files,
  );
