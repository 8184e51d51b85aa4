import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnsaved, type Documents } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { useNavigation, type Screen } from '../program/navigation.ts';
import { BlankPages } from './BlankPages.tsx';
import { focusOn, useChange } from './change.ts';

import { ColoursOf } from './ColoursOf.tsx';
import { DocumentPages } from './DocumentPages.tsx';
import { needsALook, useDocuments } from './documents-state.ts';
import { DropArea } from './DropArea.tsx';
import { useUndo } from './edit.ts';
import { FileChooser } from './FileChooser.tsx';
import { MoveTo } from './MoveTo.tsx';
import { useActs } from './page-acts.ts';
import { usePageKeys } from './page-keys.ts';
import { PageTools } from './PageTools.tsx';
import { PickedTools } from './PickedTools.tsx';
import { pickNone, pickedOf, usePicked } from './picked.ts';
import { PlaceOffers } from './PlaceOffers.tsx';
import { Proposals } from './Proposals.tsx';
import { SkipPages } from './SkipPages.tsx';
import { UndoRedo } from './UndoRedo.tsx';
import { Troubles, Work } from './Work.tsx';

/**
 * With more pages than this, a card shows its page and nothing else: tools on each would be a wall of buttons. What
 * there is to do is then done from the bar above, to the pages that are picked.
 */
const FEW = 8;

/** The screen with all pages of all documents, in the order they will have on paper, to be put in order. */
export function ArrangeScreen({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { said, change } = useChange(documents);
  const [moving, setMoving] = useState<readonly string[] | null>(null);
  const filled = documents.documents.filter(({ pages }) => pages.length > 0);
  const pages = filled.flatMap((document) => document.pages);
  const order = pages.map(({ id }) => id);
  const choice = usePicked();
  const picked = pickedOf(choice, order);
  // While pages are picked by touch, what is for all of them is out of the way: the pages move up into sight.
  const { picking } = choice;
  const first = filled.find(isUnsaved) ?? filled[0];
  const toSee = pages.filter(needsALook).map(({ id }) => id);
  const few = pages.length <= FEW;
  const { act, target } = useActs(documents, filled, change, setMoving);
  const removePicked = (): void => {
    const count = picked.length;
    const last = order.findLastIndex((id) => picked.includes(id));
    const next = order.slice(last + 1)[0] ?? order.findLast((id) => !picked.includes(id));
    change({ do: 'delete', pages: picked }, t('documents.removedSeveral', { count }), { page: next, control: 'open' });
    pickNone();
  };
  usePageKeys({
    order,
    remove: (page) => (picked.length > 0 ? removePicked() : act(page, { do: 'remove' })),
  });
  useEffect(
    () => () => {
      // The next visitor begins with nothing picked, and so does who has removed all pages.
      if (useDocuments.getState().latest?.documents.every((one) => one.pages.length === 0) ?? true) pickNone();
    },
    [],
  );
  return (
    <Page
      title={t('documents.arrangeTitle')}
      lead={toSee.length === 0 ? t('documents.arrangeText') : t('documents.arrangeRemarks', { count: toSee.length })}
      back={useLeave()}
      wayOut={{ name: 'document-help' }}
      more={
        <FileChooser className="button">
          <Icon name="plus" />
          {t('documents.addPages')}
        </FileChooser>
      }
      primary={
        first !== undefined ? (
          <Primary onClick={() => go({ name: 'document-save', document: first.id })}>{t('documents.toSave')}</Primary>
        ) : undefined
      }
    >
      <SkipPages />
      <Work documents={documents} />
      <Troubles documents={documents} />
      <PlaceOffers />
      {documents.work.kind === 'idle' && !picking && (
        <>
          <Proposals pages={pages} change={change} />
          <BlankPages
            pages={pages}
            remove={(blank) =>
              change({ do: 'delete', pages: blank }, t('documents.blankRemoved', { count: blank.length }))
            }
          />
        </>
      )}
      <div className="page-tools row">
        <PageTools pages={pages} change={change} />
        <span className="row">
          <UndoRedo {...useUndo(documents)} />
        </span>
        {!picking && (
          <ColoursOf
            label={t('documents.allPages')}
            pages={pages}
            said={(mode) => t('documents.modeSaid', { mode })}
            change={change}
          />
        )}
        {!few && !picking && toSee.length > 0 && <NextToSee pages={toSee} />}
        <p className="said" role="status">
          {said}
        </p>
      </div>
      <DropArea>
        {filled.map((document, at) => (
          <DocumentPages
            key={document.id}
            document={document}
            before={filled[at - 1] ?? null}
            after={filled[at + 1] ?? null}
            few={few}
            target={target}
            change={change}
            act={act}
          />
        ))}
      </DropArea>
      <PickedTools
        pages={pages}
        picked={picked}
        cardsHaveTools={few}
        change={change}
        askWhere={setMoving}
        remove={removePicked}
      />
      {moving !== null && <MoveTo pages={moving} documents={filled} change={change} close={() => setMoving(null)} />}
    </Page>
  );
}

/** « Retour » leads to where the person came from to prepare documents; the pages stay. */
function useLeave(): () => void {
  const { go, past } = useNavigation();
  const from: Screen = past.findLast(({ name }) => !name.startsWith('document')) ?? { name: 'home' };
  return () => go(from);
}

/** Leads from one page that needs a look to the next, and from the last to the first. */
function NextToSee({ pages }: { pages: readonly string[] }) {
  const { t } = useTranslation();
  const last = useRef<string | null>(null);
  const next = (): void => {
    last.current = pages[(pages.indexOf(last.current ?? '') + 1) % pages.length] ?? null;
    if (last.current !== null) focusOn(last.current, 'open');
  };
  return (
    <button type="button" className="button" onClick={next}>
      <Icon name="attention" />
      {t('documents.nextToSee')}
    </button>
  );
}
