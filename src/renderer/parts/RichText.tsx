import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { parseRichText, plainText, type RichPart } from '../../shared/rich-text.ts';
import { useContent } from '../program/use-content.ts';
import { Icon } from './Icon.tsx';

/**
 * A text with the literal labels of official screens in bold, and glossary terms as buttons that open their
 * explanation; a term that the glossary lacks is plain text.
 * @param terms false inside a button, which may contain no other: then every term is plain text
 */
export function RichText({ text, terms = true }: { text: string; terms?: boolean }) {
  return parseRichText(text).map((part, index) => <Part key={`${index}-${part.text}`} part={part} terms={terms} />);
}

function Part({ part, terms }: { part: RichPart; terms: boolean }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'label':
      return (
        <strong className="label" lang={part.lang ?? undefined}>
          {part.text}
        </strong>
      );
    case 'term':
      return terms ? <Term id={part.term} shown={part.text} /> : part.text;
  }
}

/**
 * A glossary term. Its explanation opens in place, in the browser's own popover: Escape, a click elsewhere or « Fermer
 * » closes it, and the focus returns to the word.
 */
function Term({ id, shown }: { id: string; shown: string }) {
  const { t } = useTranslation();
  const { glossary, foreignFiles } = useContent();
  const place = useId();
  const entry = glossary[id];
  if (entry === undefined) return shown;
  return (
    <>
      <button type="button" className="term" popoverTarget={place} aria-haspopup="dialog">
        {shown}
      </button>
      <span id={place} popover="auto" role="dialog" aria-labelledby={`${place}-term`} className="explanation">
        <strong id={`${place}-term`} lang={foreignFiles.glossary}>
          {entry.term}
        </strong>
        <span id={`${place}-text`} lang={foreignFiles.glossary}>
          {plainText(entry.text)}
        </span>
        {/* The focus goes in, so that a screen reader reads the explanation. React drops autofocus, and the popover
            wants the attribute. */}
        <button
          type="button"
          className="button"
          onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
          aria-describedby={`${place}-text`}
          ref={(close) => close?.setAttribute('autofocus', '')}
        >
          <Icon name="close" />
          {t('app.close')}
        </button>
      </span>
    </>
  );
}
