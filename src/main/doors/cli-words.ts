/** What the terminal says, in French; the words of findings come from assets/locales. */
export const USAGE = 'Usage : cle-en-main check [--json] [--watch] [--practice SCÉNARIO] [--report]';
export const HELP = `${USAGE}
        cle-en-main --help | --version

  check              vérifie le PC, le lecteur et la carte, et dit la première chose à faire
    --json           le résultat en JSON, seul sur la sortie standard
    --watch          un résultat par ligne, en JSON, à chaque changement
    --practice NOM   une situation d'exercice au lieu de ce PC
    --report         le rapport pour l'animateur

Codes de sortie : 0 prêt, 1 attention ou bloqué, 2 le contrôle a échoué, 64 mauvais usage`;
export const TOO_LONG = 'Le contrôle ne se termine pas. Débranchez le lecteur, rebranchez-le, puis recommencez.';
export const UNKNOWN_SCENARIO = 'Cette situation d’exercice n’existe pas. Situations :';
