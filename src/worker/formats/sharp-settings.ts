/** Two workers with one thread each keep two cores busy with less memory than one worker with two (facts/documents.md). */
import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);
