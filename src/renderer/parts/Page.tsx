import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBeside } from '../program/beside.ts';
import { useNavigation, type Screen } from '../program/navigation.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { Icon } from './Icon.tsx';

interface PageProps {
  title: string;
  /** The title's language, where it is not the page's. */
  lang?: string | undefined;
  lead?: ReactNode;
  /** Shown above the title: where the person is. A part with the id `where` is read together with the title. */
  eyebrow?: ReactNode;
  children?: ReactNode;
  /** The button for the one thing to do here, always at the right end of the bar. */
  primary?: ReactNode;
  /** Where « Ça ne marche pas » leads; null only on the screen that is its answer. */
  wayOut: Screen | (() => void) | null;
  back?: 'shown' | 'none' | (() => void);
  /** Other actions of the bar, between the two ends. */
  more?: ReactNode;
  /** When it changes, the focus goes to the title: a new step is a new page to a screen reader. */
  focusKey?: string;
}

/** In rem. In a lower window (1280 × 800 at 200 %) the header would push the page's own text out of sight. */
const LOW_REM = 30;
const isLow = ({ innerHeight, document: { documentElement } }: Window): boolean =>
  innerHeight < LOW_REM * Number.parseFloat(getComputedStyle(documentElement).fontSize);

/** A new heading means a new page: it gets the focus, and comes into view, once. */
function takeFocus(heading: HTMLHeadingElement | null): void {
  // It may be shown in the small window beside a browser.
  const view = heading?.ownerDocument.defaultView ?? null;
  if (heading === null || view === null) return;
  // After a text field Chromium moves a caret to the heading as well, and Orca then passes over the title in silence.
  view.getSelection()?.removeAllRanges();
  heading.focus({ preventScroll: true });
  view.scrollTo({ top: isLow(view) ? (heading.closest('main')?.offsetTop ?? 0) : 0 });
}

/**
 * The skeleton of every screen. Its title gets the focus when it appears or `focusKey` changes, and becomes the
 * window's title; a failure is told below it; and the bar of actions is always in the same place.
 */
export function Page({
  title,
  lang,
  lead,
  eyebrow,
  children,
  primary,
  wayOut,
  back = 'shown',
  more,
  focusKey = '',
}: PageProps) {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const beside = useBeside(({ on }) => on);
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);

  return (
    <>
      <main className="page">
        <div className="title">
          {eyebrow}
          <h1
            id="title"
            lang={lang}
            tabIndex={-1}
            aria-describedby={eyebrow === undefined ? undefined : 'where'}
            key={`${focusKey} ${beside}`}
            ref={takeFocus}
          >
            {title}
          </h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        <FailureNotice />
        {children}
      </main>
      <div className="actions" role="region" aria-label={t('app.actions')}>
        <div>
          {back !== 'none' && (
            <button type="button" className="button" onClick={back === 'shown' ? navigation.back : back}>
              <Icon name="back" />
              {t('app.back')}
            </button>
          )}
          {wayOut !== null && (
            <button
              type="button"
              className="button quiet"
              onClick={() => (typeof wayOut === 'function' ? wayOut() : navigation.go(wayOut))}
            >
              <Icon name="stuck" />
              {t('app.notWorking')}
            </button>
          )}
          {more}
          {primary}
        </div>
      </div>
    </>
  );
}

/** The primary button of a page. */
export function Primary({
  onClick,
  children,
  disabled = false,
}: {
  onClick: () => void;
  children: ReactNode;
  disabled?: boolean;
}) {
  return (
    <button type="button" className="button primary" onClick={onClick} disabled={disabled}>
      {children}
    </button>
  );
}
