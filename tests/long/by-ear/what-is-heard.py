"""What a person hears who does not see the screen: what-is-heard.py APP ELECTRON FOLDER PHOTO PHOTO.

Real Orca, real Electron, the keyboard alone. Each pattern must be heard in an utterance of its own, in that order: it is
what somebody needs to know, not a recording of all that was said. One line a check; ends with 1 when one failed.
"""
import re
import sys

from desk import Desk, in_own_session

app, electron, folder, *photos = sys.argv[1:]
in_own_session()
failed = 0
# The keys themselves are echoed.
ECHO = {'tabulation', 'entrée', 'maj gauche', 'contrôle gauche', 'alt gauche', 'échap', 'espace'}


def texts_of(said):
    return [line['text'] for line in said if line['text'].strip() not in ECHO]


def fail(what, why):
    global failed
    failed += 1
    print(f'✗ {what}: {why}', flush=True)


def expect(what, said, *patterns, once=()):
    """Each pattern after the one before; those in `once` in one utterance only."""
    texts, at = texts_of(said), 0
    for pattern in patterns:
        while at < len(texts) and not re.search(pattern, texts[at]):
            at += 1
        if at == len(texts):
            fail(what, f'no /{pattern}/ in {texts}')
            return
        at += 1
    for pattern in once:
        heard = sum(1 for text in texts if re.search(pattern, text))
        if heard != 1:
            fail(what, f'/{pattern}/ heard {heard} times in {texts}')
            return
    print(f'✓ {what}', flush=True)


def reach(desk, key, pattern, most=30):
    """Presses until it is heard; what was said at the last press."""
    for _ in range(most):
        said = desk.press(key, quiet=0.5)
        if any(re.search(pattern, text) for text in texts_of(said)):
            return said
    fail(f'way to {pattern} by {key}', 'never heard')
    return []


def check(desk):
    reach(desk, 'Tab', '^Vérifier mon eID')
    expect('the check: its title', desk.press('Return'), 'Branchez le lecteur.*en-tête niveau 1')
    reach(desk, 'Tab', '^Vérifier à nouveau')
    expect(
        'the check: asked again, and the same: said, not silent',
        desk.press('Return', quiet=1.5),
        '^Toujours : Branchez le lecteur',
        once=['^Toujours'],
    )
    reach(desk, 'shift+Tab', 'Ça ne marche pas bouton')
    expect('« Ça ne marche pas »: its title', desk.press('Return'), 'Ça ne marche pas en-tête niveau 1')
    reach(desk, 'shift+Tab', "Quitter l.exercice")
    reach(desk, 'shift+Tab', 'Texte plus grand')
    expect('larger text: the new size', desk.press('Return', quiet=1.2), 'Taille du texte : 115')


def guide(desk):
    reach(desk, 'shift+Tab', 'Revenir à l.accueil')
    expect('home: its title', desk.press('Return'), 'Que voulez-vous faire.*en-tête niveau 1')
    reach(desk, 'Tab', '^Que cherchez-vous')
    expect('the search: how many, once the person pauses', desk.type('pension', quiet=1.6), ' *pension|n')
    expect('the search is sent', desk.press('Return', quiet=1.2), 'Être guidé.*en-tête niveau 1')
    reach(desk, 'shift+Tab', 'Revenir à l.accueil')
    expect('home after a text field: its title', desk.press('Return'), 'Que voulez-vous faire.*en-tête niveau 1')
    reach(desk, 'Tab', '^Me connecter')
    expect(
        'a guide: step, then guide and place',
        desk.press('Return', quiet=1.2),
        'en-tête niveau 1',
        'Choisir sa clé numérique.*Étape 1 sur',
    )
    reach(desk, 'Tab', 'Continuer bouton')
    expect('the next step: title and place', desk.press('Return', quiet=1.2), 'en-tête niveau 1', 'Étape 2 sur')


def documents(desk):
    reach(desk, 'shift+Tab', 'Revenir à l.accueil')
    desk.press('Return')
    reach(desk, 'Tab', '^Envoyer un papier')
    said = desk.press('Return', quiet=1.2)
    expect('documents: their title at the first opening', said, 'Apportez vos photos.*en-tête niveau 1')
    if any(line['what'] == 'all' for line in said):
        fail('documents: the window is not read as a whole', texts_of(said))


def leave_practice(desk):
    reach(desk, 'shift+Tab', "Quitter l.exercice")
    expect('practice is left: the focus is on the title', desk.press('Return', quiet=1.2), 'en-tête niveau 1')


with Desk(app, electron, ['--practice=no-reader'], folder=folder) as desk:
    expect('the start: where one is', desk.heard(quiet=1.5, most=12), 'Que voulez-vous faire')
    for walk in (check, guide, documents, leave_practice):
        walk(desk)
print(f'{failed} failed')
sys.exit(1 if failed else 0)
