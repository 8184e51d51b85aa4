/**
 * Words as the search compares them: without accents and endings, and without those that say nothing of what is sought.
 */

/** « comment faire pour avoir ma pension », « je n'arrive pas à … », « je dois … ». */
const EMPTY_WORDS = new Set(
  (
    'a ai as au aux avec avoir c ca ce ces cet cette comment d dans de des dois doit du elle en est et etre fait ' +
    'faire fais il ils j jai je l la le les leur lui m ma me mes mi moi mon n ne nos notre on ont ou par pas peux ' +
    'peut pour puis qu quand que quel quelle quels quelles qui s sa se ses si son sont suis sur t ta te tes ton ' +
    'toujours tout toute tu un une vais voudrais veut veux vos votre vous y arrive arrives besoin bonjour svp ' +
    'merci aimerais voir aller etait ete sais ' +
    'de het een van mijn ik the my i to'
  ).split(' '),
);

const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase();

/** Everyday short forms that no slip of the finger explains. */
const SAME: Readonly<Record<string, string>> = {
  ordi: 'ordinateur',
  tel: 'telephone',
  gsm: 'telephone',
  portable: 'telephone',
  smartphone: 'telephone',
  appli: 'application',
  app: 'application',
  rdv: 'rendez-vous',
  mail: 'email',
  mails: 'email',
  courriel: 'email',
  volee: 'vole',
  perdue: 'perdu',
  paume: 'perdu',
  paumee: 'perdu',
  oublie: 'oublier',
  oubliee: 'oublier',
  doc: 'document',
  boulot: 'travail',
  job: 'travail',
  docteur: 'medecin',
  fric: 'argent',
};

/**
 * The words of a text that say something. « j'ai », « l'impôt » and « e-mail » are taken apart or together as people
 * mean them.
 */
export function searchTerms(text: string): string[] {
  return fold(text)
    .replaceAll('e-mail', 'email')
    .replaceAll(/\be-?box\b/g, 'ebox')
    .replaceAll('rendez-vous', 'rendezvous')
    .split(/[^\p{L}\p{N}.]+|\.(?=\D|$)/u)
    .filter((term) => term.length > 1 && !EMPTY_WORDS.has(term));
}

/** « impots », « impôt » and « impôts » are one word; « gsm » and « téléphone » too. */
export function stemOf(term: string): string {
  const same = SAME[term] ?? term;
  const plain = same.replaceAll('-', '');
  const single = plain.length > 4 ? plain.replace(/(?:ees|ee|es|s|x)$/, '') : plain;
  return single.length > 5 ? single.replace(/(?:er|e)$/, '') : single;
}
