/** What is shown in place of a screen that cannot be drawn; everything around it goes on. */
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnsaved } from '../../shared/documents.ts';
import { useDocuments } from '../documents/documents-state.ts';
import { detailOf } from '../program/failures.ts';
import { forgetFailed } from '../program/loading.ts';
import { useNavigation } from '../program/navigation.ts';
import { FailureDetails } from './FailureDetails.tsx';
import { Icon } from './Icon.tsx';
import { Page, Primary } from './Page.tsx';
import { TrainerContact } from './TrainerContact.tsx';

interface NetProps {
  children: ReactNode;
  /** Drawn in place of the children once one of them has thrown; `again` draws the children anew. */
  instead: (detail: string, again: () => void) => ReactNode;
}

/**
 * Draws `instead` once one of its children has thrown while being drawn. React has no hook for this: only a class can
 * catch that.
 */
export class Net extends Component<NetProps, { detail: string | null }> {
  override state: { detail: string | null } = { detail: null };
  static getDerivedStateFromError(error: unknown): { detail: string } {
    return { detail: detailOf(error) };
  }
  override render(): ReactNode {
    const { detail } = this.state;
    const again = (): void => {
      forgetFailed();
      this.setState({ detail: null });
    };
    return detail === null ? this.props.children : this.props.instead(detail, again);
  }
}

/**
 * The net around the present screen: when the screen cannot be drawn, a page about the failure takes its place. Give it
 * the screen as its key: another screen starts without the failure.
 */
export function ScreenNet({ children }: { children: ReactNode }) {
  return <Net instead={failedScreen}>{children}</Net>;
}

const failedScreen: NetProps['instead'] = (detail, again) => <FailedScreen detail={detail} again={again} />;

/** What happened, what is safe, what to do; pages that are not saved are one button away. */
function FailedScreen({ detail, again }: { detail: string; again: () => void }) {
  const { t } = useTranslation();
  const { go, reset } = useNavigation();
  const unsaved = useDocuments(({ latest }) => latest?.documents.find(isUnsaved));
  return (
    <Page
      title={t('failure.screenTitle')}
      lead={t('failure.screenWhy')}
      wayOut={{ name: 'help' }}
      more={
        <button type="button" className="button" onClick={again}>
          {t('failure.again')}
        </button>
      }
      primary={
        unsaved === undefined ? (
          <Primary onClick={reset}>{t('app.toHome')}</Primary>
        ) : (
          <Primary onClick={() => go({ name: 'document-save', document: unsaved.id })}>
            {t('failure.savePages')}
          </Primary>
        )
      }
    >
      {unsaved !== undefined && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>{t('failure.pages')}</span>
        </p>
      )}
      <TrainerContact />
      <FailureDetails detail={detail} />
    </Page>
  );
}
