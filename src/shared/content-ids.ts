/** Ids that guides and the catalogue have in common. */
import * as v from 'valibot';

/** The id of a guide, a step or a service, as it stands in the files and in addresses inside the program. */
export const slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id: lower-case letters, digits and hyphens'),
);

/** An item of the document from which the contents were written (docs/facts/guides-source.md). */
export const sourceItem = v.pipe(
  v.string(),
  v.regex(/^S([1-9]\d?|[12]\d\d|30[0-3])$/, 'is not an item S1–S303 of the source document'),
);
