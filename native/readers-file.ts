/**
 * What assets/readers.yaml must say. It stands apart from the code that reads the file, so that whoever checks it gets
 * a message and not a failure.
 */
import * as v from 'valibot';
import { readerSchema } from '../src/shared/facts.ts';

const regularExpression = v.pipe(
  v.string(),
  v.transform((text) => new RegExp(text, 'i')),
);

const usbIds = v.pipe(v.string(), v.regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/));

/**
 * `kinds` are tried from the first on and match a reader's name, in whatever case; `usb` names models by their vendor
 * and product ids.
 */
export const readersFileSchema = v.strictObject({
  kinds: v.array(
    v.strictObject({
      kind: readerSchema.entries.kind,
      name: regularExpression,
      source: v.pipe(v.string(), v.nonEmpty()),
    }),
  ),
  usb: v.record(usbIds, v.string()),
  otherUsb: v.array(v.strictObject({ id: usbIds, model: v.string(), source: v.pipe(v.string(), v.nonEmpty()) })),
});
