// Compares every page of many PDFs with the same page after `cle-en-main pdf` joined them: both drawn by poppler at 100
// dots per inch. Needs poppler-utils and a build.
//   node scripts/compare-pages.mjs [--most 200] [--out FILE] FOLDER…
// Folders hold test sets that are not ours: an unpacked source package of another program, for instance. It prints one
// line for each page that differs and each file that was refused, with what the program said of it, and counts at the
// end. A difference is for a person to look at; the script judges nothing.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const CLI = fileURLToPath(new URL('../bin/cle-en-main.mjs', import.meta.url));
const DPI = 100;
/** Longer files and larger ones are left out, so that each set has its share of the time. */
const MOST = { pages: 12, bytes: 3_000_000 };
/** Files joined by one run, so that forms and names meet as they do for a person. */
const TOGETHER = 8;
/** A sample has changed when it is this far from what it was, of 255: below, poppler rounds another way. */
const CHANGED = 16;
const run = promisify(execFile);

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '200' }, out: { type: 'string' } },
});
const scratch = mkdtempSync(join(tmpdir(), 'compare-pages-'));
const lines = [];
const say = (line) => {
  console.log(line);
  lines.push(line);
  if (values.out !== undefined) writeFileSync(values.out, `${lines.join('\n')}\n`);
};
const counts = { files: 0, pages: 0, same: 0, near: 0, changed: 0, refused: 0, notDrawn: 0 };

try {
  const files = chosen(folders, Number(values.most));
  for (let at = 0; at < files.length; at += TOGETHER) await compare(files.slice(at, at + TOGETHER));
  say(JSON.stringify(counts));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The same number from each folder, where it has so many, spread over its files. */
function chosen(from, most) {
  const share = Math.ceil(most / from.length);
  return from.flatMap((folder) => {
    const all = pdfsIn(folder).filter((path) => statSync(path).size <= MOST.bytes);
    const step = Math.max(1, all.length / share);
    return Array.from({ length: Math.min(share, all.length) }, (_, index) => all[Math.floor(index * step)]);
  });
}

function pdfsIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.pdf'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
}

async function compare(files) {
  const known = [];
  for (const path of files) {
    const info = spawnSync('pdfinfo', [path], { encoding: 'utf8', timeout: 20_000 });
    const pages = Number(/^Pages:\s+(\d+)/m.exec(info.stdout)?.[1] ?? 0);
    if (pages <= MOST.pages) known.push({ path, pages });
  }
  if (known.length === 0) return;
  counts.files += known.length;
  const target = join(scratch, 'joined.pdf');
  rmSync(target, { force: true });
  const paths = known.map(({ path }) => path);
  const made = spawnSync(process.execPath, [CLI, 'pdf', ...paths, '--keep-order', '-o', target, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    timeout: 300_000,
  });
  let report;
  try {
    report = JSON.parse(made.stdout);
  } catch {
    say(`NO ANSWER (exit ${made.status}) ${paths.map((path) => basename(path)).join(' ')}: ${made.stderr.trim()}`);
    return;
  }
  for (const { file, trouble } of report.troubles ?? []) {
    counts.refused += 1;
    say(`${trouble}: ${name(file)}`);
  }
  const said = new Map();
  for (const { file, loss } of report.losses ?? []) said.set(file, [...(said.get(file) ?? []), loss]);
  const pages = report.pages ?? [];
  if (pages.length === 0) return;
  const after = await drawn(target);
  for (const { path } of known) {
    const mine = pages.flatMap((page, index) => (page.file === path ? [index] : []));
    if (mine.length === 0) continue;
    const before = await drawn(path);
    for (const [page, index] of mine.entries()) {
      counts.pages += 1;
      const [one, other] = [before[page], after[index]];
      if (one === undefined || other === undefined) {
        counts.notDrawn += 1;
        say(`not drawn by poppler (${one ? 'after' : 'before'}): ${name(path)} ${page + 1}`);
        continue;
      }
      const difference = differenceOf(one, other);
      if (difference === 0) counts.same += 1;
      else if (difference < 0.0005) counts.near += 1;
      else {
        counts.changed += 1;
        const sentence = said.get(path)?.join(', ') ?? 'nothing';
        say(`CHANGED ${(difference * 100).toFixed(2)} % of page ${page + 1}: ${name(path)} (said: ${sentence})`);
      }
    }
  }
}

async function drawn(path) {
  const folder = mkdtempSync(join(scratch, 'drawn-'));
  await run('pdftoppm', ['-r', String(DPI), path, join(folder, 'p')], { timeout: 120_000 }).catch(() => undefined);
  const all = readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(join(folder, file)));
  rmSync(folder, { recursive: true, force: true });
  return all;
}

/** The share of samples that changed; 1 for another size. */
function differenceOf(one, other) {
  if (one.equals(other)) return 0;
  if (one.length !== other.length) return 1;
  let changed = 0;
  for (let at = 0; at < one.length; at += 1) if (Math.abs(one[at] - other[at]) > CHANGED) changed += 1;
  return changed / one.length;
}

function name(path) {
  const folder = folders.find((each) => !relative(each, path).startsWith('..')) ?? dirname(path);
  return `${basename(folder)}/${relative(folder, path)}`;
}
