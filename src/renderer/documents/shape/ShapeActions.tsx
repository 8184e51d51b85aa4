/** What can be done to all pages of a document at once: parted, put in order, taken out, spread over documents. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../../shared/documents.ts';
import type { Edit } from '../../../shared/document-edits.ts';
import { readPages } from '../../../shared/page-ranges.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useProgram } from '../../program/program.tsx';
import { reportFailure } from '../../program/failures.ts';

/**
 * A fold with these actions, closed at first; each says what it did, or that there was nothing to do.
 * @param change makes a change and says that it was made
 */
export function ShapeActions({ document, change }: { document: Document; change: (edit: Edit, said: string) => void }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const [said, setSaid] = useState('');
  const { id, pages } = document;
  const files = new Set(pages.map(({ source }) => source.file)).size;
  const pictures = pages.filter(({ kind }) => kind === 'picture').map((page) => page.id);
  const takeApart = (how: 'papers' | 'spread'): void => {
    setSaid(t('documents.looking'));
    client
      .request('documents.take-apart', { pages: pictures, how })
      .then((count) => setSaid(count === 0 ? t(`documents.shape.none.${how}`) : t('documents.shape.parted', { count })))
      .catch(reportFailure);
  };
  return (
    <details className="fold">
      <summary>{t('documents.shape.actions')}</summary>
      <div className="stack-tight">
        <div className="row">
          {pictures.length > 0 && (
            <>
              <Action text={t('documents.shape.papers')} act={() => takeApart('papers')} />
              <Action text={t('documents.shape.spread')} act={() => takeApart('spread')} />
            </>
          )}
          {pages.length > 2 &&
            (['same', 'reversed'] as const).map((backs) => (
              <Action
                key={backs}
                text={t(`documents.shape.interleave.${backs}`)}
                act={() => change({ do: 'interleave', document: id, backs }, t('documents.shape.interleaved'))}
              />
            ))}
          {files > 1 && (
            <Action
              text={t('documents.shape.eachFile')}
              act={() => change({ do: 'one-each', document: id, by: 'file' }, t('documents.shape.each'))}
            />
          )}
          {pages.length > 1 && (
            <Action
              text={t('documents.shape.eachPage')}
              act={() => change({ do: 'one-each', document: id, by: 'page' }, t('documents.shape.each'))}
            />
          )}
        </div>
        {pages.length > 1 && <TakeOut document={document} change={change} />}
        <p role="status">{said}</p>
      </div>
    </details>
  );
}

function Action({ text, act }: { text: string; act: () => void }) {
  return (
    <button type="button" className="button" onClick={act}>
      {text}
    </button>
  );
}

/** Pages by their numbers into a document of their own. */
function TakeOut({ document, change }: { document: Document; change: (edit: Edit, said: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const take = (): void => {
    const places = readPages(typed, document.pages.length);
    const taken = (places ?? []).flatMap((at) => document.pages[at]?.id ?? []);
    if (taken.length === 0 || taken.length === document.pages.length) {
      setSaid(t('documents.shape.whichPages', { all: document.pages.length }));
      return;
    }
    setSaid('');
    setTyped('');
    change({ do: 'extract', pages: taken }, t('documents.shape.takenOut', { count: taken.length }));
  };
  return (
    <div className="row">
      <label className="row">
        {t('documents.shape.pages')}
        <input
          value={typed}
          size={8}
          maxLength={100}
          placeholder="1-3, 5"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take();
          }}
        />
      </label>
      <button type="button" className="button" onClick={take}>
        <Icon name="document" />
        {t('documents.shape.takeOut')}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
