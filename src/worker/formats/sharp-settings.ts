/**
 * Two workers with one thread each keep two cores busy with less memory than one worker with two
 * (docs/facts/capture-to-pdf.md#two-workers-with-one-thread-each).
 */
import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);
