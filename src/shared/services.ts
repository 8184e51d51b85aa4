/**
 * The catalogue: every service and official page the program can open, in two files.
 * assets/services.yaml holds what is the same in every language, assets/locales/<lang>/services.yaml the words.
 * Only what stands here can be opened, by its id; the main process looks the address up itself.
 */
import * as v from 'valibot';
import { checkedSchema } from './checked.ts';
import { slug, sourceItem } from './content-ids.ts';
import { loginSchema } from './key-vocabulary.ts';
import { plainSentence, richSentence } from './rich-text.ts';

/** The headings of the catalogue, in the order in which they are shown. `local`: what a place’s policy adds. */
export const SERVICE_THEMES = [
  'portals',
  'mail',
  'health',
  'work',
  'taxes',
  'safety',
  'keys',
  'help',
  'local',
] as const;
export type ServiceTheme = (typeof SERVICE_THEMES)[number];

const isPlain = ({ username, password, port }: URL): boolean => username === '' && password === '' && port === '';

/** `https`, in the form a browser would give it (punycode host, final slash), without user, password or port. */
export const addressSchema = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), 'is not an address'),
  v.check((text) => !URL.canParse(text) || new URL(text).protocol === 'https:', 'is not https'),
  v.check(
    (text) => !URL.canParse(text) || new URL(text).href === text,
    'is not written as a browser would: punycode host, final slash',
  ),
  v.check((text) => !URL.canParse(text) || isPlain(new URL(text)), 'names a user, a password or a port'),
);

/** One entry of assets/services.yaml. */
export const serviceSchema = v.strictObject({
  id: slug,
  /** `service`: something to do there, listed in the catalogue. `page`: an official help page that a guide links to. */
  kind: v.picklist(['service', 'page']),
  theme: v.picklist(SERVICE_THEMES),
  address: addressSchema,
  /** The address as a person sees and types it: `masanté.be`. */
  shown: v.pipe(v.string(), v.nonEmpty()),
  /** Digits and spaces, as printed. Only numbers that an official page confirms. */
  phone: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[0-9 ]+$/))), null),
  login: v.optional(loginSchema, { way: 'unknown' }),
  guide: v.optional(v.nullable(slug), null),
  /** Where its address, and what it says of keys, was last seen. */
  checked: v.optional(v.nullable(checkedSchema), null),
  source: v.optional(v.array(sourceItem), []),
});
export type Service = v.InferOutput<typeof serviceSchema>;

const twice = (values: readonly string[]): string | undefined =>
  values.find((value, at) => values.indexOf(value) !== at);
/** The whole file: no id and no address twice. */
export const catalogueSchema = v.pipe(
  v.array(serviceSchema),
  v.check((services) => twice(services.map(({ id }) => id)) === undefined, 'an id stands twice'),
  v.check((services) => twice(services.map(({ address }) => address)) === undefined, 'an address stands twice'),
);

/** The words of one entry. */
export const serviceWordsSchema = v.strictObject({
  name: plainSentence,
  /** What the service is for. */
  text: richSentence,
  /** Everyday words, synonyms and misspellings that people search with. */
  words: v.array(plainSentence),
  hint: v.optional(v.nullable(richSentence), null),
  /** Where the service has a page of its own in this language: its address, and as a person types it. */
  address: v.optional(addressSchema),
  shown: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** By which source the entry was checked, in this language. */
  checkedBy: v.optional(plainSentence),
  /** A number at which this language is spoken. */
  phone: v.optional(v.pipe(v.string(), v.regex(/^[0-9 ]+$/))),
});
/** The file of words: the themes, and each service by its id. */
export const catalogueWordsSchema = v.strictObject({
  themes: v.strictObject(v.entriesFromList(SERVICE_THEMES, plainSentence)),
  services: v.record(slug, serviceWordsSchema),
});
export type CatalogueWords = v.InferOutput<typeof catalogueWordsSchema>;

type ServiceWords = v.InferOutput<typeof serviceWordsSchema>;
/** A service with its words, as the screens want it. */
export type CatalogueEntry = Service & Omit<ServiceWords, 'address' | 'shown' | 'phone' | 'checkedBy'>;

/**
 * The services with their words, and with the address and telephone that a language has of its own, in the order of the
 * file. One without words is left out; the content tests allow none.
 */
export function catalogue(services: readonly Service[], words: CatalogueWords): CatalogueEntry[] {
  return services.flatMap((service) => {
    const own = words.services[service.id];
    if (own === undefined) return [];
    const { address = service.address, shown = service.shown, phone = service.phone, checkedBy, ...said } = own;
    const checked =
      service.checked === null || checkedBy === undefined ? service.checked : { ...service.checked, source: checkedBy };
    return [{ ...service, ...said, address, shown, phone, checked }];
  });
}

/** The address of the entry with this id; null when there is none. Ids are compared whole, never by prefix. */
export function addressOf(services: readonly Service[], id: string): string | null {
  return services.find((service) => service.id === id)?.address ?? null;
}
