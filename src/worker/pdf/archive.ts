/** What PDF/A-2b (ISO 19005-2) wants besides a plain PDF: its metadata as XMP, and what the colours mean. */
import sharp from 'sharp';

/** What a PDF says about itself; `language` as an IETF tag (`fr-BE`), `at` the moment at which it was made. */
export interface Described {
  readonly title: string;
  readonly language: string;
  readonly at: Date;
}

const PRODUCER = 'Clé en main';

/** The entries of the document information dictionary: title, program and times, ready as PDF text. */
export function infoEntries({ title, at }: Described): string {
  return `/Title ${text(title)} /Producer ${text(PRODUCER)} /Creator ${text(PRODUCER)} /CreationDate (${pdfDate(at)}) /ModDate (${pdfDate(at)})`;
}

/**
 * Entries of the catalog that every PDF gets, archive or not: its language, and that a window shows its title in place
 * of its file's name.
 */
export const catalogEntries = ({ language }: Described): string =>
  `/Lang (${language.replace(/[^A-Za-z0-9-]/g, '')}) /ViewerPreferences << /DisplayDocTitle true >>`;

/** What makes a PDF an archive (PDF/A-2b): the catalog's entries, and the two streams that they speak of. */
export async function archiveExtras(described: Described) {
  const profile = await srgbProfile();
  return {
    catalog:
      '/Metadata {0} /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile {1} >>]',
    streams: [
      { entries: '/Type /Metadata /Subtype /XML', bytes: Buffer.from(xmp(described)) },
      { entries: '/N 3', bytes: profile },
    ],
  };
}

/** The profile that sharp itself puts into a picture when asked to. */
async function srgbProfile(): Promise<Buffer> {
  const picture = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .withIccProfile('srgb')
    .png()
    .toBuffer();
  const { icc } = await sharp(picture).metadata();
  if (icc === undefined) throw new Error('sharp gave no sRGB profile');
  return icc;
}

function xmp({ title, language, at }: Described): string {
  const date = at.toISOString().replace(/\.\d+Z$/, 'Z');
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>${PRODUCER}</pdf:Producer>
   <xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
   <xmp:CreateDate>${date}</xmp:CreateDate>
   <xmp:ModifyDate>${date}</xmp:ModifyDate>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A PDF text string: UTF-16 with its mark, in hexadecimal. */
const text = (value: string): string => `<FEFF${Buffer.from(value, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** In UTC: a time zone would say where. */
const pdfDate = (at: Date): string => `D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
