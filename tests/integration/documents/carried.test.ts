/** Pages of existing PDFs, joined by `cle-en-main pdf`: what poppler draws and reads of them before and after. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  dangling,
  filledForm,
  formToBeDrawn,
  layered,
  withCatalog,
  type HandObject,
} from '../../tools/documents/pdf-by-hand.ts';
import { session } from '../../tools/documents/session.ts';
import { check, drawn, isBlue, isRed, plain, textOf } from '../../tools/documents/pdf-tools.ts';
import { jpeg } from '../../tools/documents/photos.ts';
import { run } from '../../tools/terminal.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const execute = promisify(execFile);
const files = scratchForAll();

const sameDrawing = async (one: string, page: number, other: string, otherPage: number): Promise<void> => {
  const [before, after] = [await drawn(one, page, 72), await drawn(other, otherPage, 72)];
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  expect(after.data.equals(before.data)).toBe(true);
};

describe('Two filled-in forms with the same fields, and a photograph between them', () => {
  let out: string;
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    const one = await filledForm(files.at('a.pdf'), 'Karim Toussaint'),
      other = await filledForm(files.at('c.pdf'), 'Lucie Mertens');
    out = files.at('joined.pdf');
    result = await run(['pdf', one, await jpeg(files.at('b.jpg')), other, '--keep-order', '-o', out, '--json']);
  });

  it('the first form’s two pages and the second one’s first look as in their own files, and the file is sound', async () => {
    await check(out);
    await sameDrawing(files.at('a.pdf'), 1, out, 1);
    await sameDrawing(files.at('a.pdf'), 2, out, 2);
    await sameDrawing(files.at('c.pdf'), 1, out, 4);
  });
  it('both forms keep their answers, on the page and in the file’s list of fields', async () => {
    const text = await textOf(out);
    for (const words of ['Karim Toussaint', 'Lucie Mertens', 'Signed by hand', 'Note libre'])
      expect(text).toContain(words);
    const { stdout } = await execute('qpdf', ['--json', '--json-key=acroform', out]);
    expect(stdout).toContain('"value": "u:Karim Toussaint"');
    expect(stdout).toContain('"value": "u:Lucie Mertens"');
    const names = [...stdout.matchAll(/"fullname": "([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
  it('the link inside each form leads to the page that it led to, and the link to a web address stays in each', async () => {
    const pages = (await execute('qpdf', ['--show-pages', out])).stdout.matchAll(/page (\d+): (\d+) 0 R/g);
    const numbers = [...pages].map(([, , object]) => object);
    const text = await plain(out);
    const { stdout } = await execute('qpdf', ['--json', '--json-key=qpdf', out]);
    for (const page of [numbers[1], numbers[4]]) expect(stdout).toMatch(new RegExp(`"/Dest": \\[\\s*"${page} 0 R"`));
    expect(text.match(/\/URI \(https:\/\/example\.be\/\)/g)).toHaveLength(2);
  });
  it('neither JavaScript nor the signature came along; stderr and the JSON name the lost signature, and the exit code is 1', async () => {
    expect(await plain(out)).not.toMatch(/JavaScript|\/ByteRange|app\.alert/);
    expect(result.code).toBe(1);
    expect(result.err).toContain('signature électronique');
    expect(JSON.parse(result.out)).toMatchObject({
      losses: expect.arrayContaining([{ file: files.at('a.pdf'), loss: 'signature' }]),
    });
  });
});

describe('The same PDF twice, as a page that was duplicated', () => {
  it('both copies look alike, and the link of each leads to the second page of its own copy', async () => {
    const source = await filledForm(files.at('twice.pdf'), 'Karim Toussaint');
    const out = files.at('twice-out.pdf');
    await run(['pdf', source, source, '-o', out]);
    await check(out);
    await sameDrawing(source, 1, out, 3);
    const pages = [...(await execute('qpdf', ['--show-pages', out])).stdout.matchAll(/page (\d+): (\d+) 0 R/g)];
    const numbers = pages.map(([, , object]) => object);
    const { stdout } = await execute('qpdf', ['--json', '--json-key=qpdf', out]);
    const led = [...stdout.matchAll(/"\/Dest": \[\s*"(\d+) 0 R"/g)].map(([, page]) => page);
    expect(led.toSorted()).toEqual([numbers[1], numbers[3]].toSorted());
    expect((await plain(out)).match(/\/URI \(https:\/\/example\.be\/\)/g)).toHaveLength(2);
  });
});

describe('A form whose file asks every reader to draw its fields anew, beside one with a look of its own', () => {
  let out: string;
  beforeAll(async () => {
    const own = await filledForm(files.at('own-look.pdf'), 'Karim Toussaint');
    const drawnAnew = await formToBeDrawn(files.at('anew.pdf'), 'Lucie Mertens');
    out = files.at('both-forms.pdf');
    await run(['pdf', own, drawnAnew, '--keep-order', '-o', out]);
    await check(out);
  });

  it('the form with a look of its own is drawn as in its own file', async () => {
    await sameDrawing(files.at('own-look.pdf'), 1, out, 1);
  });
  it('the form to be drawn anew has its answer on the page instead of the old text, and readers are no longer asked to draw fields anew', async () => {
    const text = await textOf(out);
    expect(text).toContain('Lucie Mertens');
    expect(text).not.toContain('ancien texte');
    const { stdout } = await execute('qpdf', ['--json', '--json-key=acroform', out]);
    expect(JSON.parse(stdout)).toMatchObject({ acroform: { needappearances: false } });
  });
  it('the form to be drawn anew, saved alone, is drawn as in its own file', async () => {
    await run(['pdf', files.at('anew.pdf'), '-o', files.at('alone.pdf')]);
    await sameDrawing(files.at('anew.pdf'), 1, files.at('alone.pdf'), 1);
  });
});

describe('A PDF with layers', () => {
  it('what its file hides stays hidden, what it shows is shown, and it is said that the hidden one stays in the file', async () => {
    const source = await layered(files.at('layers.pdf'));
    const { code, out } = await run(['pdf', source, '-o', files.at('layers-out.pdf'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ losses: [{ file: source, loss: 'layer-kept' }] });
    expect(code).toBe(0);
    await check(files.at('layers-out.pdf'));
    const page = await drawn(files.at('layers-out.pdf'));
    expect(isBlue(page.at(0.5, 0.25))).toBe(true);
    expect(isRed(page.at(0.5, 0.75))).toBe(false);
  });
});

const ATTACHED: readonly HandObject[] = [
  '<< /Type /Filespec /F (facture.xml) /UF (facture.xml) /EF << /F 7 0 R >> >>',
  { entries: '/Type /EmbeddedFile', data: '<facture/>' },
];
const XFA: HandObject = { entries: '', data: '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>' };

describe('What cannot come along into another PDF', () => {
  const onePage = (name: string, entries: string, more: readonly HandObject[] = ATTACHED): Promise<string> =>
    withCatalog(files.at(name), entries, more);
  /** As qpdf attaches a file. */
  const attachedByQpdf = async (): Promise<string> => {
    const plainOne = await onePage('plain.pdf', '', []);
    await execute('qpdf', [plainOne, '--add-attachment', files.at('plain.pdf'), '--', files.at('qpdf.pdf')]);
    return files.at('qpdf.pdf');
  };
  const names = '/Names << /EmbeddedFiles << /Names [(facture.xml) 6 0 R] >> >>';
  let before: readonly { file: string; loss: string }[];
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    const made = [
      await attachedByQpdf(),
      await onePage('portfolio.pdf', `/Collection << /View /D >> ${names}`),
      await onePage('invoice.pdf', '/AF [6 0 R]'),
      await onePage('xfa.pdf', '/AcroForm << /Fields [] /XFA 6 0 R >>', [XFA]),
      await filledForm(files.at('signed.pdf'), 'Karim Toussaint'),
    ];
    const now = session(files.path);
    await now.bring(made);
    ({ losses: before } = await now.saving.estimate(now.documents.state().documents[0]?.id ?? '', 'mail'));
    await now.end();
    result = await run(['pdf', ...made, '-o', files.at('lossy.pdf'), '--json']);
    await check(files.at('lossy.pdf'));
  });
  it.each([
    ['a file attached by qpdf', 'qpdf.pdf', 'attachments'],
    ['the files of a portfolio', 'portfolio.pdf', 'attachments'],
    ['the data of an electronic invoice', 'invoice.pdf', 'attachments'],
    ['a form for Adobe Reader', 'xfa.pdf', 'xfa'],
    ['a digital signature', 'signed.pdf', 'signature'],
  ])(
    '%s: known before anybody saves; the JSON of one run over all five files names it under its file, and that run’s exit code is 1',
    (_what, name, loss) => {
      expect(before).toContainEqual({ file: name, loss });
      expect(result.code).toBe(1);
      expect(JSON.parse(result.out)).toMatchObject({
        losses: expect.arrayContaining([{ file: files.at(name), loss }]),
      });
    },
  );
});

describe('A PDF that is not in order, beside one that is', () => {
  it('with a reference to nothing: its page comes along, and the exit code is 0', async () => {
    const broken = await dangling(files.at('dangling.pdf'));
    const { code, err } = await run(['pdf', broken, files.at('layers.pdf'), '-o', files.at('mended.pdf')]);
    expect(err).not.toMatch(/Error|at .*\.js/);
    expect(code).toBe(0);
    await check(files.at('mended.pdf'));
    expect(await textOf(files.at('mended.pdf'))).toContain('Encore lisible');
  });
  it('cut in its middle: it is named as damaged, the exit code is 1, and a sound PDF is saved without it', async () => {
    const { readFile, writeFile } = await import('node:fs/promises');
    const whole = await readFile(files.at('a.pdf'));
    await writeFile(files.at('cut.pdf'), whole.subarray(0, Math.floor(whole.length / 2)));
    const { code, err } = await run(['pdf', files.at('cut.pdf'), files.at('layers.pdf'), '-o', files.at('rest.pdf')]);
    expect(code).toBe(1);
    expect(err).toContain('cut.pdf');
    expect(err).toContain('abîmé');
    await check(files.at('rest.pdf'));
  });
});
