import { useTranslation } from 'react-i18next';
import { COLOUR_MODES, type ColourMode, type DocumentPage } from '../../shared/documents.ts';
import type { Change } from './change.ts';

interface ColoursOfProps {
  label: string;
  pages: readonly DocumentPage[];
  /** What to say once so many pages have the colours of that name. */
  said: (mode: string, pages: number) => string;
  change: Change;
}

/** One choice of colours for several pictures at once; nothing where all pages are of PDFs, or there are none. */
export function ColoursOf({ label, pages, said, change }: ColoursOfProps) {
  const { t } = useTranslation();
  const pictures = pages.filter(({ kind }) => kind === 'picture');
  const modes = new Set(pictures.map(({ mode }) => mode));
  const [only] = modes;
  const nameOf = (mode: ColourMode): string => t(`documents.mode.${mode}.name`);
  if (modes.size === 0) return null;
  return (
    <label className="row">
      {label}
      <select
        value={modes.size === 1 ? only : ''}
        onChange={(event) => {
          const mode = COLOUR_MODES.find((one) => one === event.target.value);
          if (mode !== undefined)
            change({ do: 'mode', pages: pictures.map(({ id }) => id), mode }, said(nameOf(mode), pictures.length));
        }}
      >
        {modes.size > 1 && <option value="">{t('documents.mixed')}</option>}
        {COLOUR_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {nameOf(mode)}
          </option>
        ))}
      </select>
    </label>
  );
}
