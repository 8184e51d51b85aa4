import { useTranslation } from 'react-i18next';
import { Page } from '../parts/Page.tsx';
import { ConclusionScreen } from './Conclusion.tsx';
import { StepOfSearch } from './StepOfSearch.tsx';
import { Unlock } from './Unlock.tsx';
import { useTroubleshooting } from './troubleshoot-state.ts';

/**
 * « Dépanner »: one step after the other, each observed by the program where it can be, until one culprit is left. What
 * was answered stays with the program, so that the search can be left and taken up again until the session ends.
 */
export function TroubleshootScreen() {
  const { t } = useTranslation();
  const state = useTroubleshooting();
  const help = { name: 'check-help', about: null } as const;
  if (state === null || state.state === 'idle')
    return <Page title={t('troubleshoot.title')} lead={t('app.loading')} wayOut={help} />;
  if (state.state === 'locked') return <Unlock />;
  const { search } = state;
  switch (search.next.kind) {
    case 'wait':
      return <Page title={t('troubleshoot.waiting')} lead={t('troubleshoot.waitingWhy')} wayOut={help} />;
    case 'step':
      return <StepOfSearch key={search.next.step} search={search} next={search.next} />;
    case 'conclusion':
      return <ConclusionScreen search={search} conclusion={search.next.conclusion} />;
  }
}
