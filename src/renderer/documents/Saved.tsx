import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnsaved } from '../../shared/documents.ts';
import type { Saved } from '../../shared/documents-saving.ts';
import { sizeText } from '../../shared/size-text.ts';
import { stopSending } from './bring-in.ts';
import { ShapeNotes } from './shape/ShapeNotes.tsx';
import { useDocuments } from './documents-state.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { useNavigation } from '../program/navigation.ts';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';
import { usePreferences } from '../session/preferences.ts';

const NOT_OPENED = { gone: 'savedGone', failed: 'openFailed', 'closed-here': 'openClosed' } as const;

/** The program's answer may come before its news: until then the next screen would still have the old pages' title. */
const noPages = (): Promise<void> =>
  new Promise((resolve) => {
    const empty = (): boolean =>
      useDocuments.getState().latest?.documents.every(({ pages }) => pages.length === 0) ?? true;
    if (empty()) {
      resolve();
      return;
    }
    const stop = useDocuments.subscribe(() => {
      if (!empty()) return;
      stop();
      resolve();
    });
  });

/**
 * The screen after saving: what the file is called; how to open it, in the window only; what comes next. Next is the
 * document that is not saved yet; where there is none, opening the file, or the end of the session where it cannot be
 * opened from here; or another document, for which all pages are removed.
 */
export function DocumentSavedScreen({ saved }: { saved: Extract<Saved, { state: 'saved' | 'made' }> }) {
  const { t } = useTranslation();
  const { client, about } = useProgram();
  const { go } = useNavigation();
  const language = usePreferences((state) => state.language);
  const left = useDocuments((state) => state.latest?.documents.find(isUnsaved));
  const [said, setSaid] = useState('');
  const open = async (how: 'open' | 'show-folder'): Promise<void> => {
    if (saved.state !== 'saved') return;
    const answer = await client.request('documents.open-saved', { saved: saved.saved, how });
    setSaid(answer === 'opened' ? '' : t(`documents.${NOT_OPENED[answer]}`));
  };
  const another = (): void => {
    stopSending();
    client
      .request('documents.clear', undefined)
      .then(noPages)
      .then(() => go({ name: 'documents' }))
      .catch(reportFailure);
  };
  // To read it again comes first, where it can be opened from here; the header ends the session on every screen.
  const opensFirst = saved.state === 'saved' && left === undefined && !about.policy.closed.includes('open');
  const next = (): ReactNode => {
    if (left !== undefined)
      return (
        <Primary onClick={() => go({ name: 'document-save', document: left.id })}>{t('documents.saveNext')}</Primary>
      );
    if (opensFirst) return <Primary onClick={() => void open('open')}>{t('documents.open')}</Primary>;
    return <Primary onClick={() => go({ name: 'session-end' })}>{t('app.endSession')}</Primary>;
  };
  return (
    <Page
      title={t('documents.savedTitle')}
      wayOut={{ name: 'document-help' }}
      back={() => go({ name: 'documents' })}
      more={
        left === undefined && (
          <button type="button" className="button quiet" onClick={another}>
            {t('documents.another')}
          </button>
        )
      }
      primary={next()}
    >
      <section className="panel with-drawing">
        <Drawing name="success" />
        <div className="stack">
          <p className="body">
            <strong>{saved.name}</strong>
            <br />
            {t('documents.pages', { count: saved.pages })}, {sizeText(saved.bytes, language)}
          </p>
          <ShapeNotes shaped={saved.shaped} />
          {saved.state === 'made' && <p>{t('documents.handed')}</p>}
          {saved.state === 'saved' && (
            <div className="row">
              {!opensFirst && (
                <button type="button" className="button strong" onClick={() => void open('open')}>
                  <Icon name="eye" />
                  {t('documents.open')}
                </button>
              )}
              <button type="button" className="button" onClick={() => void open('show-folder')}>
                <Icon name="external" />
                {t('documents.showFolder')}
              </button>
            </div>
          )}
          <p role="status">{said}</p>
          {(saved.state === 'made' || saved.wiped) && (
            <p className="note tone-attention">
              <Icon name="attention" />
              <span>{t(saved.state === 'made' ? 'documents.handedWiped' : 'documents.wiped')}</span>
            </p>
          )}
          {saved.unread !== undefined && (
            <p className="note tone-attention">
              <Icon name="attention" />
              <span>{t('documents.text.unread', { count: saved.unread })}</span>
            </p>
          )}
          {left !== undefined && (
            <p className="note tone-calm">
              <Icon name="document" />
              <span>{t('documents.oneLeft', { title: left.title })}</span>
            </p>
          )}
          <h2>{t('documents.nextTitle')}</h2>
          <ol className="steps">
            {(['next1', 'next2', 'next3'] as const).map((key) => (
              <li key={key}>
                <span>{t(`documents.${key}`)}</span>
              </li>
            ))}
          </ol>
        </div>
      </section>
    </Page>
  );
}
