/** What the terminal says, in French; the words of findings come from assets/locales. */
export const USAGE = 'Usage : cle-en-main check [--json] [--watch] [--practice SCÉNARIO] [--report]';
export const HELP = `${USAGE}
        cle-en-main pdf FICHIERS… -o FICHIER.pdf [--preset mail|archive|original] [--mode color|gray|bw|photo] [--no-crop] [--json]
        cle-en-main kiosk-code
        cle-en-main policy check FICHIER [--json]
        cle-en-main --help | --version

  check              vérifie le PC, le lecteur et la carte, et dit la première chose à faire
    --json           le résultat en JSON, seul sur la sortie standard
    --watch          un résultat par ligne, en JSON, à chaque changement
    --practice NOM   une situation d'exercice au lieu de ce PC
    --report         le rapport pour l'animateur

  pdf                réunit photos, scans et PDF en un seul PDF, sur ce PC
    -o FICHIER       où l'écrire
    --preset NOM     mail (léger), archive (PDF/A-2b) ou original (les photos telles quelles)
    --mode NOM       color, gray, bw (noir et blanc) ou photo (sans correction)
    --no-crop        ne pas chercher les bords de la page
    --sort           par heure de prise de vue ou par nom, au lieu de l'ordre donné
    --title TITRE    le titre du document
    --password       protège par le mot de passe lu sur l'entrée standard
    --json           le résultat en JSON : coins, confiance, remarques, octets par page

  kiosk-code         lit un code sur l'entrée standard et affiche ce qui va dans le règlement (policy.json)

  policy check       dit si un règlement (policy.json) s'appliquerait ; sinon, chaque faute avec sa ligne

Codes de sortie : check : 0 prêt, 1 bloqué, 2 le contrôle a échoué, 3 pas pu être vérifié
                  pdf : 0 tout y est, 1 un fichier manque, 2 pas de PDF
                  policy check : 0 il s'applique, 1 il a une faute, 2 le fichier ne peut pas être lu
                  64 mauvais usage`;
export const TOO_LONG = 'Le contrôle ne se termine pas. Débranchez le lecteur, rebranchez-le, puis recommencez.';
export const UNKNOWN_SCENARIO = 'Cette situation d’exercice n’existe pas. Situations :';
export const CODE_PROMPT =
  'Tapez le code de l’animateur, puis Enter. (Pas sur la ligne de commande : elle se lit ailleurs.)';
export const CODE_TOO_SHORT = 'Le code doit compter au moins {n} caractères.';
export const NO_SCREEN = `Il n’y a pas d’écran ici : la fenêtre ne peut pas s’ouvrir. Dans un terminal :\n${USAGE}`;

export const POLICY_CHECK = {
  usage: 'Usage : cle-en-main policy check FICHIER [--json]',
  applies: 'Ce règlement s’applique.',
  faulty:
    'Avec une faute, ses souhaits ne s’appliquent pas ; le kiosque et la fin de séance automatique restent fermés par prudence.',
  unreadable: 'ce fichier ne peut pas être lu, ou il dépasse 256 ko.',
};
export const UNEXPECTED = 'Une erreur inattendue a arrêté la commande. Pour l’animateur :';
