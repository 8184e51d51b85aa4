/** What `pdf` says, in French. Troubles and warnings: one sentence each, what happened and what to do. */
import type { FileTrouble, PageWarning, PdfLoss, SaveTrouble } from '../../../shared/documents.ts';

export const PDF = {
  noFiles: 'quels fichiers ?',
  noOutput: 'où écrire ? -o FICHIER.pdf',
  noPassword: 'le mot de passe se donne sur l’entrée standard',
  isFolder: 'la destination est un dossier',
  overInput: 'la destination est un des fichiers à lire :',
  stopped: 'Arrêté. Rien n’a été écrit.',
  defect: 'Le programme a eu un problème. Rien n’a été écrit. Vos fichiers sont intacts.',
  page: 'Page',
  left: 'encore {n} s',
  keepsPlace:
    'Attention : des photos contiennent le lieu où elles ont été prises. « original » les garde telles quelles.',
  done: '{file} : {pages} page(s), {size} Mo',
} as const;

const file: Record<FileTrouble, string> = {
  empty: 'le fichier est vide.',
  'unknown-format': 'ce n’est ni une image ni un PDF.',
  broken: 'l’image est abîmée. Reprenez la photo ou copiez-la de nouveau.',
  'too-many-pixels': 'l’image est trop grande. Réduisez-la d’abord.',
  'too-large': 'le fichier est trop lourd, ou compte plus de 1000 pages.',
  'locked-pdf': 'ce PDF demande un mot de passe. Enlevez-le d’abord.',
  'broken-pdf': 'ce PDF est abîmé. Demandez-le de nouveau.',
  unreadable: 'le fichier ne peut pas être lu. La clé USB est-elle branchée ?',
  'no-room': 'il n’y a plus de place sur le disque.',
  stopped: 'la lecture de ce fichier s’est arrêtée deux fois.',
  'copy-gone': 'le dossier de travail a été supprimé.',
};
const warning: Record<PageWarning, string> = {
  blurred: 'la photo est floue. Reprenez-la sans bouger.',
  glare: 'un reflet cache une partie du texte. Reprenez la photo sans flash.',
  shadow: 'une ombre couvre une partie du texte.',
  blank: 'la page est vide.',
  small: 'l’image compte trop peu de points pour être bien lue.',
  incomplete: 'le fichier est coupé : le bas de l’image manque.',
};
const loss: Record<PdfLoss, string> = {
  signature: 'sa signature électronique ne vaut plus dans le nouveau PDF. Gardez l’original.',
  xfa: 'c’est un formulaire pour Adobe Reader. Ouvrez-le là-bas et imprimez-le en PDF.',
  attachments: 'des fichiers y sont joints. Ils ne sont pas dans le nouveau PDF. Gardez l’original.',
  repaired: 'ce PDF est abîmé. Regardez si toutes ses pages sont là.',
  'author-kept': 'ses notes donnent le nom de qui les a écrites. Ce nom reste.',
};
const save: Record<SaveTrouble, string> = {
  'no-room': 'Il n’y a plus de place à cet endroit. Rien n’a été écrit.',
  'read-only': 'On ne peut pas écrire à cet endroit : il est en lecture seule.',
  'no-permission': 'Ce compte ne peut pas écrire à cet endroit.',
  'place-gone': 'Le dossier de destination n’est pas là. La clé USB, ou le réseau, est-il branché ?',
  'not-a-file': 'Ce nom n’est pas celui d’un fichier ordinaire : rien n’y est écrit. Choisissez un autre nom.',
  'in-use': 'Un autre programme tient le fichier ouvert. Fermez-le.',
  'name-too-long': 'Ce nom de fichier est trop long. Choisissez-en un plus court.',
  'no-pages': 'Aucune page à écrire.',
  'password-in-archive': 'Une archive (PDF/A) ne peut pas avoir de mot de passe.',
  'page-unreadable': 'Une image n’est plus lisible. Rien n’a été écrit.',
  stopped: 'L’écriture s’est arrêtée deux fois. Rien n’a été écrit.',
};
export const documentWords = { file, loss, warning, save } as const;
