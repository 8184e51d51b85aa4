import type { Random } from './random.ts';

/** Invented sentences as offices write them; nobody's letter. */
const SENTENCES = [
  'Votre demande a bien été reçue par nos services le mois dernier.',
  'Nous vous prions de trouver ci-joint le formulaire à compléter.',
  'Le montant total doit être versé avant la fin du mois de juin.',
  'Sans réponse de votre part, le dossier sera classé dans trente jours.',
  'La composition de ménage peut être demandée à votre commune.',
  'Vous pouvez prendre rendez-vous au guichet ou par téléphone.',
  'Une copie de la carte doit accompagner chaque attestation.',
  'Les documents illisibles ne pourront pas être traités.',
  'Cette décision peut faire l’objet d’un recours écrit.',
  'Le délai commence le jour où vous recevez ce courrier.',
  'Merci de rappeler la référence du dossier dans toute correspondance.',
  'Votre bail prend cours le premier septembre et se termine trois ans plus tard.',
  'La prime énergie est accordée une seule fois par logement.',
  'Le contrôle de la chaudière a été effectué sans remarque particulière.',
  'Les frais de garde sont déductibles sous certaines conditions.',
  'Nous restons à votre disposition pour tout renseignement.',
  'Veuillez agréer, Madame, Monsieur, nos salutations distinguées.',
  'Le paiement peut être étalé sur six mensualités égales.',
  'L’inscription scolaire se fait auprès de la direction de l’établissement.',
  'Le certificat médical doit être remis dans les deux jours ouvrables.',
  'La facture reprend la consommation relevée au compteur.',
  'Un acompte de vingt pour cent est demandé à la commande.',
  'Les heures d’ouverture changent pendant les vacances d’été.',
  'Votre abonnement sera renouvelé automatiquement pour une année.',
  'Le quartier sera privé d’eau mardi entre neuf heures et midi.',
  'Le rapport de la visite vous sera envoyé par la poste.',
  'Toute modification de votre situation doit être signalée.',
  'Le remboursement se fait sur le compte indiqué ci-dessous.',
];
const FIRST = [
  'Camille',
  'Jeanne',
  'Lucien',
  'Marcel',
  'Odette',
  'Pierrette',
  'Yasmina',
  'Karim',
  'Nathalie',
  'Gaston',
];
const LAST = [
  'Delvaux',
  'Lambert',
  'Peeters',
  'Renard',
  'Simonis',
  'Toussaint',
  'Vermeulen',
  'Wauters',
  'Benali',
  'Maes',
];
const STREETS = [
  'rue des Tilleuls',
  'avenue du Parc',
  'place du Marché',
  'chemin du Moulin',
  'rue de la Gare',
  'quai des Bateliers',
];
const TOWNS = ['1099 Valmont', '4999 Rochebelle', '5999 Clairval', '6999 Bois-le-Comte', '7999 Hauterive'];

export const sentence = (chance: Random): string => chance.pick(SENTENCES);
export const person = (chance: Random): string => `${chance.pick(FIRST)} ${chance.pick(LAST)}`;
export const address = (chance: Random): [string, string] => [
  `${chance.pick(STREETS)} ${chance.whole(1, 180)}`,
  chance.pick(TOWNS),
];
export const euros = (chance: Random, most: number): string =>
  `${chance.whole(1, most)},${String(chance.whole(0, 99)).padStart(2, '0')}`;
export const date = (chance: Random): string =>
  `${chance.whole(1, 28)} ${chance.pick(['janvier', 'mars', 'mai', 'juin', 'octobre', 'décembre'])} ${chance.whole(2019, 2026)}`;

export function paragraph(chance: Random, sentences: number): string {
  const left = [...SENTENCES];
  return Array.from(
    { length: Math.min(sentences, left.length) },
    () => left.splice(chance.whole(0, left.length - 1), 1)[0],
  ).join(' ');
}

/** Breaks at spaces so that no line has more letters than `most`. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
