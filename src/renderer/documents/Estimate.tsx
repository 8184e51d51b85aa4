/** How heavy a document will be, asked of the program before it is saved, and what to say about it. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as v from 'valibot';
import type { Document, Preset } from '../../shared/documents.ts';
import type { estimateSchema } from '../../shared/documents-saving.ts';
import { PLAIN_SHAPE, type Shape } from '../../shared/shape.ts';
import { sizeText } from '../../shared/size-text.ts';
import { Icon } from '../parts/Icon.tsx';
import { ShapeNotes } from './shape/ShapeNotes.tsx';
import { useProgram } from '../program/program.tsx';
import { usePreferences } from '../session/preferences.ts';

/** Where no estimate can be had no size is shown; saving still works. */
const UNKNOWN = { bytes: null, warning: null, foreignPages: false, losses: [], shaped: null, overLimit: null };

/** A document's number of pages, its size in bytes, and what a person should know before it is saved. */
export type Estimate = v.InferOutput<typeof estimateSchema>;

/**
 * The program's estimate of the document before it is saved: its size, and what to know about it. Null while it is
 * being worked out; without a size where none can be had.
 */
export function useEstimate({ id, pages }: Document, preset: Preset, shape: Shape): Estimate | null {
  const { client } = useProgram();
  const appearances = pages.map(({ id: page, appearance }) => `${page}/${appearance}`).join(' ');
  const [estimate, setEstimate] = useState<{ of: string; answer: Estimate } | null>(null);
  // Margins and numbers weigh nothing.
  const { most, card } = shape;
  const of = `${id} ${preset} ${most} ${card} ${appearances}`;
  const count = pages.length;
  useEffect(() => {
    let current = true;
    client.request('documents.estimate', { document: id, preset, shape: { ...PLAIN_SHAPE, most, card } }).then(
      (answer) => {
        if (current) setEstimate({ of, answer });
      },
      () => {
        if (current) setEstimate({ of, answer: { ...UNKNOWN, pages: count } });
      },
    );
    return () => {
      current = false;
    };
  }, [client, id, preset, most, card, of, count]);
  return estimate?.of === of ? estimate.answer : null;
}

/**
 * One line with the document's number of pages and its estimated size. As long as there is no estimate, it says that
 * the size is being worked out; where the estimate has no size, the pages stand alone. It stands above everything else:
 * on a small screen the rest is out of sight.
 */
export function Weight({ pages, estimate }: { pages: number; estimate: Estimate | null }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return (
    <span role="status">
      {t('documents.pages', { count: pages })}.{' '}
      {estimate === null
        ? t('documents.weighing')
        : estimate.bytes !== null && t('documents.weight', { size: sizeText(estimate.bytes, language) })}
    </span>
  );
}

/**
 * Notes about the document before it is saved, as the estimate has them: that it is heavy, and for each PDF what its
 * pages lose; for the archive preset also that PDF/A is not certain for pages of other PDFs. An empty live region while
 * there is no estimate.
 */
export function Advice({ estimate, preset }: { estimate: Estimate | null; preset: Preset }) {
  const { t } = useTranslation();
  const { warning = null, foreignPages = false, losses = [], shaped = null } = estimate ?? {};
  return (
    <div className="stack-tight news" role="status">
      {warning !== null && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>{t(`documents.heavy.${warning}`)}</span>
        </p>
      )}
      {losses.map(({ file, loss }) => (
        <p key={`${loss} ${file}`} className="note tone-attention">
          <Icon name="attention" />
          <span>
            <strong>
              <bdi>{file}</bdi>
            </strong>{' '}
            – {t(`documents.loss.${loss}`)}
          </span>
        </p>
      ))}
      {shaped !== null && <ShapeNotes shaped={shaped} />}
      {foreignPages && preset === 'archive' && (
        <p className="note tone-calm">
          <Icon name="unknown" />
          <span>{t('documents.foreignPages')}</span>
        </p>
      )}
    </div>
  );
}
