import { useId } from 'react';
import { parseRichText, type RichPart } from '../../shared/rich-text.ts';
import { useContent } from '../stores/content.ts';

/** Text with the literal labels of official screens in bold and glossary terms to touch. */
export function RichText({ text }: { text: string }) {
  return parseRichText(text).map((part, index) => <Part key={`${index}-${part.text}`} part={part} />);
}

function Part({ part }: { part: RichPart }) {
  switch (part.kind) {
    case 'text': return part.text;
    case 'label': return <strong className="label" lang={part.lang ?? undefined}>{part.text}</strong>;
    case 'term': return <Term id={part.term} shown={part.text} />;
  }
}

/** The explanation opens in place, by the browser's own popover: Escape or a touch elsewhere closes it. */
function Term({ id, shown }: { id: string; shown: string }) {
  const { glossary } = useContent();
  const place = useId();
  const entry = glossary[id];
  if (entry === undefined) return shown;
  return (
    <>
      <button type="button" className="term" popoverTarget={place}>{shown}</button>
      <span id={place} popover="auto" role="note" className="explanation"><strong>{entry.term}</strong><span>{entry.text.replaceAll(/\*\*|\[\[(?:[^\]|]+\|)?|\]\]/g, '')}</span></span>
    </>
  );
}
