/**
 * Pages of docs/ that are made from the data, for a trainer to check: which key the chooser proposes, and what to look
 * at again each year.
 */
import { acceptance } from '../../../src/shared/digital-keys.ts';
import type { Route } from '../../../src/shared/key-routes.ts';
import { HAVES, KEYS, type Login } from '../../../src/shared/key-vocabulary.ts';
import { orderFor } from '../../../src/shared/key-order.ts';
import { FINDING_IDS } from '../../../src/shared/findings.ts';
import type { Checked } from '../../../src/shared/checked.ts';
import { wordsFor } from '../../../src/shared/check-words.ts';
import { guides, guideWords, services, serviceWords, value } from '../assets/loaded-content.ts';

const MADE = 'Cette page est faite à partir des données ; ne la corrigez pas ici.';
const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/**
 * docs/key-chooser.md: for every kind of login the ways in their order; the first whose things are all there is the
 * answer.
 */
export function keyChooserPage(): string {
  const words = value(guideWords);
  const named = value(serviceWords).services;
  const kinds = new Map<string, { login: Login | null; names: string[] }>();
  kinds.set('null', { login: null, names: ['Aucun service choisi'] });
  for (const { id, kind, login } of value(services)) {
    if (kind !== 'service' || login.way === 'open') continue;
    const same = JSON.stringify({ ...login, ...('keys' in login ? { keys: Object.keys(login.keys).toSorted() } : {}) });
    const known = kinds.get(same) ?? { login, names: [] };
    known.names.push(named[id]?.name ?? id);
    kinds.set(same, known);
  }
  const open = value(services).filter(({ kind, login }) => kind === 'service' && login.way === 'open');
  const conditions = ({ requires, unless, ages }: Route): string =>
    [
      requires.length === 0 ? 'rien' : requires.map((thing) => words.have[thing]).join(' + '),
      ...(ages.length === 3 ? [] : [ages.map((age) => words.ages[age]).join(' ou ')]),
      ...unless.map(({ has }) => `sauf avec : ${has.map((thing) => words.have[thing]).join(' + ')}`),
    ].join(' ; ');
  const parts = [...kinds.values()].map(({ login, names }) => {
    const proof =
      login !== null && 'keys' in login
        ? KEYS.filter((key) => key in login.keys).map((key) => `- ${words.keys[key].name} : ${login.keys[key] ?? ''}`)
        : [];
    return [
      `## ${names.join(', ')}`,
      '',
      ...(proof.length > 0 ? ['Clés prouvées :', '', ...proof, ''] : []),
      table(
        ['', 'Chemin', 'Il faut', 'Ce service'],
        orderFor(login).map((route, at) => [
          String(at + 1),
          words.routes[route.id] ?? route.id,
          conditions(route),
          login === null || route.key === null ? '' : words.why[WHY_OF[acceptance(route.key, login)]],
        ]),
      ),
    ].join('\n');
  });
  return [
    '# Quelle clé le programme propose',
    '',
    MADE,
    '',
    'Pour chaque sorte de service, les chemins sont dans l’ordre. **La réponse est le premier chemin dont tout est là.** C’est toute la table :',
    `${2 ** HAVES.length} réponses possibles × 3 âges, pour ${value(services).filter(({ kind }) => kind === 'service').length} services. Un test relit cette page ainsi, pour chacune.`,
    '',
    'Le contrôle répond lui-même pour le lecteur et la carte qu’il voit.',
    '',
    `S’ouvrent sans clé : ${open.map(({ id }) => named[id]?.name ?? id).join(', ')}.`,
    '',
    parts.join('\n\n'),
    '',
  ].join('\n');
}

const WHY_OF = { accepted: 'accepted', usual: 'usual', unknown: 'acceptance-unknown' } as const;

/** docs/to-check-each-year.md: the oldest first, after what nobody has held against a source yet. */
export function yearlyPage(): string {
  const words = wordsFor('fr');
  const named = value(serviceWords).services;
  const lines: { what: string; where: string; checked: Checked | null }[] = [
    ...guides
      .map((loaded) => value(loaded))
      .map(({ id, title, checked }) => ({ what: `Guide : ${title}`, where: `assets/guides/fr/${id}.yaml`, checked })),
    ...value(services).map(({ id, shown, checked }) => ({
      what: `Lien : ${named[id]?.name ?? id} (${shown})`,
      where: 'assets/services.yaml',
      checked,
    })),
    ...FINDING_IDS.map((id) => ({
      what: `Contrôle : ${id}`,
      where: 'assets/locales/fr/findings.yaml',
      checked: words.finding(id, {}).checked ?? null,
    })),
  ].toSorted((one, other) => (one.checked?.date ?? '').localeCompare(other.checked?.date ?? ''));
  return [
    '# À revoir chaque année',
    '',
    MADE,
    '',
    'La date est celle de la source : son jour de publication, ou celui où elle a été lue quand elle n’en porte pas. Les plus anciennes sont en haut, après ce que personne n’a encore vérifié.',
    '',
    `${lines.filter(({ checked }) => checked === null).length} sur ${lines.length} pas encore vérifiés.`,
    '',
    table(
      ['Quoi', 'Vérifié', 'Source', 'Où le corriger'],
      lines.map(({ what, where, checked }) => [what, checked?.date ?? 'Pas encore', checked?.source ?? '', where]),
    ),
    '',
  ].join('\n');
}
