import { useTranslation } from 'react-i18next';
import type { HOME_TASKS } from '../shared/policy.ts';
import { useCheck } from './check/check-state.ts';
import { TrainerDetails } from './check/TrainerDetails.tsx';
import { Icon } from './parts/Icon.tsx';
import { Page } from './parts/Page.tsx';
import { TrainerContact } from './parts/TrainerContact.tsx';
import { useNavigation, type Screen } from './program/navigation.ts';
import { useProgram } from './program/program.tsx';

/** What does not go, where one goes for it, and the task that it belongs to. */
const NEEDS = [
  { key: 'card', to: { name: 'check-help', about: null }, task: 'check' },
  { key: 'login', to: { name: 'guide', guide: 'erreurs-connexion-eid', step: null }, task: 'guides' },
  { key: 'itsme', to: { name: 'guide', guide: 'utiliser-itsme', step: null }, task: 'guides' },
  { key: 'lost', to: { name: 'guide', guide: 'choisir-sa-cle', step: 'manque' }, task: 'guides' },
  { key: 'document', to: { name: 'document-help' }, task: 'documents' },
  { key: 'else', to: { name: 'guide', guide: 'autrement', step: null }, task: 'guides' },
] as const satisfies readonly { key: string; to: Screen; task: (typeof HOME_TASKS)[number] }[];

/**
 * « Ça ne marche pas » on a screen that does not say what somebody came for: asks what does not go, and leads there.
 * What belongs to a task that the policy hides is left out.
 */
export function HelpScreen() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { hide } = useProgram().about.policy;
  const latest = useCheck((state) => state.latest);
  return (
    <Page title={t('help.whatTitle')} wayOut={null}>
      <ul className="list-buttons">
        {NEEDS.filter(({ task }) => !hide.includes(task)).map(({ key, to }) => (
          <li key={key}>
            <button type="button" className="button" onClick={() => go(to)}>
              <Icon name="next" />
              <span>{t(`help.what.${key}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <section className="panel stack-tight">
        <h2>{t('help.ask')}</h2>
        <p>{t('help.whatAsk')}</p>
        <TrainerContact />
      </section>
      {latest !== null && <TrainerDetails message={latest} />}
    </Page>
  );
}
