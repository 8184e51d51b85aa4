import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_LIMIT, MARGINS, SHEETS, type Shape } from '../../../shared/shape.ts';
import { Icon } from '../../parts/Icon.tsx';

const MEGABYTE = 1_000_000;
/** What most offices and mailboxes take. */
const USUAL_MEGABYTES = 5;

/** The shape in which an office wants the document: how heavy, a card on one page, numbers, paper. Never asked for. */
export function ShapeChoices({ shape, change }: { shape: Shape; change: (shape: Shape) => void }) {
  const { t } = useTranslation();
  const [megabytes, setMegabytes] = useState(String(USUAL_MEGABYTES));
  const limit = (typed: string): number | null => {
    const bytes = Math.floor(Number(typed.replace(',', '.')) * MEGABYTE);
    return Number.isFinite(bytes) && bytes >= LEAST_LIMIT && bytes <= 1000 * MEGABYTE ? bytes : null;
  };
  const type = (typed: string): void => {
    setMegabytes(typed);
    if (shape.most !== null) change({ ...shape, most: limit(typed) ?? shape.most });
  };
  return (
    <section className="panel stack-tight" aria-labelledby="shape-title">
      <h2 id="shape-title">{t('documents.shape.title')}</h2>
      <div className="shape-limit">
        <label className="choice">
          <input
            type="checkbox"
            checked={shape.most !== null}
            onChange={(event) =>
              change({ ...shape, most: event.target.checked ? (limit(megabytes) ?? USUAL_MEGABYTES * MEGABYTE) : null })
            }
          />
          <span>
            <strong>{t('documents.shape.most', { size: megabytes })}</strong> – {t('documents.shape.mostText')}
          </span>
        </label>
        <label className="row">
          {t('documents.shape.megabytes')}
          <input
            inputMode="decimal"
            value={megabytes}
            maxLength={6}
            size={4}
            aria-invalid={limit(megabytes) === null}
            onChange={(event) => type(event.target.value)}
          />
        </label>
      </div>
      {limit(megabytes) === null && <p role="status">{t('documents.shape.noSize')}</p>}
      <label className="choice">
        <input
          type="checkbox"
          checked={shape.card}
          onChange={(event) => change({ ...shape, card: event.target.checked })}
        />
        <span>
          <strong>{t('documents.shape.card')}</strong> – {t('documents.shape.cardText')}
        </span>
      </label>
      {shape.card && (
        <div className="note tone-attention" role="status">
          <Icon name="attention" />
          <div className="stack-tight">
            <strong>{t('documents.shape.care.title')}</strong>
            <ul>
              {(['asked', 'codes', 'hide'] as const).map((key) => (
                <li key={key}>{t(`documents.shape.care.${key}`)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <label className="choice">
        <input
          type="checkbox"
          checked={shape.numbers}
          onChange={(event) => change({ ...shape, numbers: event.target.checked })}
        />
        <span>
          <strong>{t('documents.shape.numbers')}</strong> – {t('documents.shape.numbersText')}
        </span>
      </label>
      <div className="shape-paper">
        <Row
          legend={t('documents.shape.sheetTitle')}
          name="sheet"
          values={SHEETS}
          chosen={shape.sheet}
          nameOf={(sheet) => t(`documents.shape.sheet.${sheet}`)}
          choose={(sheet) => change({ ...shape, sheet })}
        />
        <Row
          legend={t('documents.shape.marginTitle')}
          name="margin"
          values={MARGINS}
          chosen={shape.margin}
          nameOf={(margin) => t(`documents.shape.margin.${margin}`)}
          choose={(margin) => change({ ...shape, margin })}
        />
      </div>
    </section>
  );
}

interface RowProps<T extends string | number> {
  legend: string;
  name: string;
  values: readonly T[];
  chosen: T;
  nameOf: (value: T) => string;
  choose: (value: T) => void;
}

/** A few short choices beside each other. */
function Row<T extends string | number>({ legend, name, values, chosen, nameOf, choose }: RowProps<T>) {
  return (
    <fieldset className="choices short">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value} className="choice">
          <input type="radio" name={name} checked={chosen === value} onChange={() => choose(value)} />
          <span>{nameOf(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}
