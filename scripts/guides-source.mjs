// `npm run guides-source`: writes into docs/facts/guides-source.md where each item of the source document went, as
// assets/guides/coverage.yaml says. `--check` writes nothing and exits with 1 when the page is behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs/facts/guides-source.md');

const coverage = parse(readFileSync(join(ROOT, 'assets/guides/coverage.yaml'), 'utf8'));
const before = readFileSync(PAGE, 'utf8');
const after = before.replace(
  /^\| (S\d+) \| (.*?) \|.*\|$/gm,
  (_, item, says) => `| ${item} | ${says} | ${where(item)} |`,
);

if (after === before) process.exit(0);
if (process.argv.includes('--check')) {
  console.error('docs/facts/guides-source.md is behind assets/guides/coverage.yaml: npm run guides-source');
  process.exit(1);
}
writeFileSync(PAGE, after);

function where(item) {
  const entry = coverage[item];
  if (entry === undefined) return '**missing in coverage.yaml**';
  if (typeof entry === 'string') return 'nothing to say';
  if ('left' in entry) return 'left out on purpose';
  const places = Object.values(entry).find(Array.isArray) ?? [];
  return `${places.join(', ')}${'corrected' in entry ? ' (corrected)' : ''}`;
}
