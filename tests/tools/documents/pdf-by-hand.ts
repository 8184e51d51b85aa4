/** PDFs written by hand, object by object, as other programs write them: what no library of ours would make. */
import { writeFile } from 'node:fs/promises';

/** One object: its text, or a stream's dictionary entries and data. */
export type HandObject = string | { readonly entries: string; readonly data: string };

/** `objects`: numbered from 1; the first is the catalog. Offsets are counted here; everything else is as given. */
export async function pdfByHand(path: string, objects: readonly HandObject[], trailer = ''): Promise<string> {
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(text.length);
    const body =
      typeof object === 'string'
        ? object
        : `<< ${object.entries} /Length ${object.data.length} >>\nstream\n${object.data}\nendstream`;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
  }
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  await writeFile(path, text, 'latin1');
  return path;
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const drawing = (data: string, more = ''): HandObject => ({
  entries: `/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /Helv 5 0 R >> >> ${more}`,
  data,
});

/**
 * A filled-in form of two pages: a text field, two check boxes, a signature, a stamp, free text, a link to page 2 and
 * one to the web, and a script.
 */
export const filledForm = (path: string, answer: string): Promise<string> =>
  pdfByHand(path, [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R 9 0 R 12 0 R] /DA (/Helv 12 Tf 0 g) /DR << /Font << /Helv 5 0 R >> >> /SigFlags 3 >> /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
    '<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 400 400] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 5 0 R >> >> /Contents 6 0 R /Annots [7 0 R 9 0 R 12 0 R 14 0 R 16 0 R 18 0 R 19 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 5 0 R >> >> /Contents 20 0 R >>',
    FONT,
    { entries: '', data: 'BT /F 14 Tf 20 370 Td (Demande de logement) Tj ET' },
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (${answer}) /F 4 /Rect [20 320 220 350] /P 3 0 R /DA (/Helv 12 Tf 0 g) /AP << /N 8 0 R >> /AA << /K << /S /JavaScript /JS (app.alert\\(2\\)) >> >> >>`,
    drawing(`/Tx BMC q BT /Helv 12 Tf 0 g 4 10 Td (${answer}) Tj ET Q EMC`),
    '<< /Type /Annot /Subtype /Widget /FT /Btn /T (accord) /V /Yes /AS /Yes /F 4 /Rect [20 280 50 310] /P 3 0 R /AP << /N << /Yes 10 0 R /Off 11 0 R >> >> >>',
    drawing('0 0 1 rg 0 0 30 30 re f'),
    drawing(''),
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (signature) /V << /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >> /F 4 /Rect [20 220 220 250] /P 3 0 R /AP << /N 13 0 R >> >>',
    drawing('BT /Helv 12 Tf 0 g 4 10 Td (Signed by hand) Tj ET'),
    '<< /Type /Annot /Subtype /Stamp /F 4 /Rect [20 180 220 210] /P 3 0 R /T (Jeanne Auteur) /AP << /N 15 0 R >> >>',
    drawing('1 0 0 rg 0 0 200 30 re f'),
    '<< /Type /Annot /Subtype /FreeText /F 4 /Contents (Note libre) /DA (/Helv 12 Tf 0 g) /Rect [20 140 220 170] /P 3 0 R /AP << /N 17 0 R >> >>',
    drawing('BT /Helv 12 Tf 0 g 4 10 Td (Note libre) Tj ET'),
    '<< /Type /Annot /Subtype /Link /Rect [20 100 220 130] /Border [0 0 0] /Dest [4 0 R /XYZ 0 400 null] >>',
    '<< /Type /Annot /Subtype /Link /Rect [20 60 220 90] /Border [0 0 0] /A << /S /URI /URI (https://example.be/) >> >>',
    { entries: '', data: 'BT /F 14 Tf 20 370 Td (Page deux) Tj ET' },
  ]);

/**
 * A form as programs leave it that fill fields without drawing them: what is drawn in the field is from before, and the
 * file asks every reader to draw all fields anew.
 */
export const formToBeDrawn = (path: string, answer: string): Promise<string> =>
  pdfByHand(path, [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /NeedAppearances true /DA (/Helv 12 Tf 0 g) /DR << /Font << /Helv 4 0 R >> >> >> >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 400 400] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R /Annots [6 0 R] >>',
    FONT,
    { entries: '', data: 'BT /F 14 Tf 20 370 Td (Attestation) Tj ET' },
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (${answer}) /F 4 /Rect [20 320 220 350] /P 3 0 R /DA (/Helv 12 Tf 0 g) /AP << /N 7 0 R >> >>`,
    {
      entries: '/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /Helv 4 0 R >> >>',
      data: '/Tx BMC q BT /Helv 12 Tf 0 g 4 10 Td (ancien texte) Tj ET Q EMC',
    },
  ]);

/** Two layers over one page: one shown, one hidden by the file. */
export const layered = (path: string): Promise<string> =>
  pdfByHand(path, [
    '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /Order [6 0 R 7 0 R] /OFF [7 0 R] >> >> >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 400 400] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Properties << /Shown 6 0 R /Hidden 7 0 R >> >> /Contents 5 0 R >>',
    FONT,
    {
      entries: '',
      data: '/OC /Shown BDC 0 0 1 rg 0 200 400 200 re f EMC /OC /Hidden BDC 1 0 0 rg 0 0 400 200 re f EMC',
    },
    '<< /Type /OCG /Name (Plan) >>',
    '<< /Type /OCG /Name (Corrections) >>',
  ]);

/**
 * A page that refers to objects that the file does not have, beyond the end of its table: a graphics state, a picture,
 * and one of the parts of its content.
 */
export const dangling = (path: string): Promise<string> =>
  pdfByHand(path, [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 400 400] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> /ExtGState << /G 99 0 R >> /XObject << /X 120 0 R >> >> /Contents [99 0 R 5 0 R] >>',
    FONT,
    { entries: '', data: 'BT /F 14 Tf 20 370 Td (Encore lisible) Tj ET' },
  ]);

/** One page that says so, in a file whose catalog has these entries; `more`: objects from number 6 on. */
export const withCatalog = (path: string, entries: string, more: readonly HandObject[] = []): Promise<string> =>
  pdfByHand(path, [
    `<< /Type /Catalog /Pages 2 0 R ${entries} >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 400 400] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>',
    FONT,
    { entries: '', data: 'BT /F 14 Tf 20 370 Td (Une page) Tj ET' },
    ...more,
  ]);
