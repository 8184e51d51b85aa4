import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import type { Control } from './change.ts';
import type { Way } from './moves.ts';
import type { Act } from './page-acts.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { WarningBadges } from './Warnings.tsx';

/** What a card shows below its picture where there are few pages; with many, the bar above them does the same. */
export interface CardTools {
  /** The last page's place in the document. */
  last: number;
  /** The titles of the documents on either side, to which the page can be sent. */
  before: string | null;
  after: string | null;
}

interface PageCardProps {
  page: DocumentPage;
  /** The page's place in its document, from 0. */
  at: number;
  picked: boolean;
  /** A touch picks the page instead of opening it. */
  picking: boolean;
  /** A page that is dragged would be dropped here. */
  isTarget: boolean;
  tools: CardTools | null;
  act: Act;
}

/** `tools` is a new object each time that the list is drawn; all else is the same as long as nothing changed. */
const isSameCard = (one: PageCardProps, other: PageCardProps): boolean =>
  JSON.stringify(one.tools) === JSON.stringify(other.tools) &&
  (['page', 'at', 'picked', 'picking', 'isTarget', 'act'] as const).every((name) => one[name] === other[name]);

const WAYS: Readonly<Record<string, Way>> = { ArrowLeft: 'earlier', ArrowRight: 'later', Home: 'first', End: 'last' };
const controlOf = (element: Element): Control =>
  (['earlier', 'later', 'pick'] as const).find((one) => one === element.getAttribute('data-control')) ?? 'open';

/** One page in the grid of pages: pick it, open it, and, where there are few, turn it, move it, remove it. */
export const PageCard = memo(function PageCard({ page, at, picked, picking, isTarget, tools, act }: PageCardProps) {
  const { t } = useTranslation();
  const number = at + 1;
  // Alt with an arrow moves the page; without Alt arrows go from page to page (page-keys.ts).
  const keys = (event: React.KeyboardEvent): void => {
    const way = WAYS[event.key];
    if (!event.altKey || way === undefined) return;
    event.preventDefault();
    act(page.id, { do: 'move', way, control: controlOf(event.currentTarget) });
  };
  return (
    <li className="page-card" data-page={page.id} data-target={isTarget} data-picked={picked}>
      <label className="pick">
        <input
          type="checkbox"
          checked={picked}
          data-control="pick"
          onKeyDown={keys}
          onChange={(event) => {
            const { nativeEvent } = event;
            act(page.id, { do: 'pick', shift: nativeEvent instanceof MouseEvent && nativeEvent.shiftKey });
          }}
          aria-label={`${t('documents.pickPage', { number })}, ${page.source.file}`}
        />
        <strong aria-hidden="true">{number}</strong>
        <bdi className="file">{page.source.file}</bdi>
      </label>
      {tools !== null && <Tools page={page.id} at={at} last={tools.last} act={act} keys={keys} />}
      <button
        type="button"
        className="open"
        data-control="open"
        draggable
        onDragStart={() => act(page.id, { do: 'drag' })}
        onDragOver={(event) => act(page.id, { do: 'over', event })}
        onDragLeave={() => act(page.id, { do: 'leave' })}
        onDrop={(event) => act(page.id, { do: 'drop', event })}
        onDragEnd={() => act(page.id, { do: 'end' })}
        onKeyDown={keys}
        onClick={(event) => act(page.id, { do: 'press', ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey })}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        {...(picking ? { 'aria-pressed': picked } : {})}
      >
        <Thumbnail page={page} />
        <span className="visually-hidden">
          {picking ? t('documents.pickPage', { number }) : t('documents.openPage', { number })}
        </span>
        <WarningBadges warnings={page.warnings} />
        {page.offersCrop && (
          <span className="badge tone-calm">
            <Icon name="unknown" />
            {t('documents.cropOffered')}
          </span>
        )}
        {page.upright !== null && (
          <span className="badge tone-calm">
            <Icon name={page.upright.state === 'proposed' ? 'unknown' : 'rotate'} />
            {t(page.upright.state === 'proposed' ? 'documents.turnProposed' : 'documents.turnedByItself')}
          </span>
        )}
      </button>
      {tools !== null && <More page={page.id} at={at} {...tools} act={act} />}
    </li>
  );
}, isSameCard);

interface ToolsProps extends Pick<CardTools, 'last'> {
  page: string;
  at: number;
  act: Act;
  keys: (event: React.KeyboardEvent) => void;
}

/** They stand above the picture: there they are in sight also where a low window cuts the picture. */
function Tools({ page, at, last, act, keys }: ToolsProps) {
  const { t } = useTranslation();
  const number = at + 1;
  return (
    <div className="row tools">
      <button
        type="button"
        className="button"
        data-control="turn"
        onClick={() => act(page, { do: 'turn' })}
        aria-label={t('documents.turnPage', { number })}
      >
        <Icon name="rotate" />
      </button>
      <button
        type="button"
        className="button"
        data-control="earlier"
        onKeyDown={keys}
        aria-disabled={at === 0}
        onClick={() => act(page, { do: 'move', way: 'earlier', control: 'earlier' })}
        aria-label={t('documents.moveBack', { number })}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="button"
        data-control="later"
        onKeyDown={keys}
        aria-disabled={at === last}
        onClick={() => act(page, { do: 'move', way: 'later', control: 'later' })}
        aria-label={t('documents.moveOn', { number })}
      >
        <Icon name="next" />
      </button>
      <button
        type="button"
        className="button"
        onClick={() => act(page, { do: 'remove' })}
        aria-label={t('documents.removePage', { number })}
      >
        <Icon name="trash" />
      </button>
    </div>
  );
}

interface MoreProps extends CardTools {
  page: string;
  at: number;
  act: Act;
}

/** What is needed now and then, one fold away. */
function More({ page, at, last, before, after, act }: MoreProps) {
  const { t } = useTranslation();
  const number = at + 1;
  return (
    <details className="more">
      <summary>
        {t('documents.more')}
        <span className="visually-hidden"> {t('documents.pageNumber', { number })}</span>
      </summary>
      <div className="stack-tight">
        {last > 0 && (
          <button type="button" className="button quiet" onClick={() => act(page, { do: 'move-to' })}>
            <Icon name="move" />
            {t('documents.moveTo')}
          </button>
        )}
        <button type="button" className="button quiet" onClick={() => act(page, { do: 'duplicate' })}>
          <Icon name="copy" />
          {t('documents.duplicate')}
        </button>
        {at > 0 && (
          <button type="button" className="button quiet" onClick={() => act(page, { do: 'split' })}>
            <Icon name="document" />
            {t('documents.split')}
          </button>
        )}
        {before !== null && (
          <button type="button" className="button quiet" onClick={() => act(page, { do: 'before' })}>
            <Icon name="document" />
            {t('documents.toDocument', { title: before })}
          </button>
        )}
        {after !== null && (
          <button type="button" className="button quiet" onClick={() => act(page, { do: 'after' })}>
            <Icon name="document" />
            {t('documents.toDocument', { title: after })}
          </button>
        )}
      </div>
    </details>
  );
}
