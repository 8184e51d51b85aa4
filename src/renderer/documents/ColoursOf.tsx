import { useTranslation } from 'react-i18next';
import { COLOUR_MODES, type ColourMode, type DocumentPage } from '../../shared/documents.ts';
import type { Change } from './change.ts';

/** One choice of colours for several pictures at once; nothing where all pages are of PDFs. */
export function ColoursOf({ pages, all, change }: { pages: readonly DocumentPage[]; all: boolean; change: Change }) {
  const { t } = useTranslation();
  const pictures = pages.filter(({ kind }) => kind === 'picture');
  const modes = new Set(pictures.map(({ mode }) => mode));
  const [only] = modes;
  const nameOf = (mode: ColourMode): string => t(`documents.mode.${mode}.name`);
  if (modes.size === 0) return null;
  const choose = (mode: ColourMode): void => {
    const said = all
      ? t('documents.modeSaid', { mode: nameOf(mode) })
      : t('documents.modeSaidSeveral', { count: pictures.length, mode: nameOf(mode) });
    change({ do: 'mode', pages: pictures.map(({ id }) => id), mode }, said);
  };
  return (
    <label className="row">
      {t(all ? 'documents.allPages' : 'documents.pickedPages')}
      <select
        value={modes.size === 1 ? only : ''}
        onChange={(event) => {
          const mode = COLOUR_MODES.find((one) => one === event.target.value);
          if (mode !== undefined) choose(mode);
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
