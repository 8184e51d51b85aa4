import { useTranslation } from 'react-i18next';
import type { Seen, Walk } from '../../shared/troubleshooting/vocabulary.ts';
import { useWords } from '../program/use-words.ts';
import { usePreferences } from '../session/preferences.ts';
import { useTroubleshootingWords } from './troubleshoot-state.ts';

/**
 * What was tried and when, with what the check said before and after, side by side, and its codes by name.
 * @param open whether the fold is open at first
 */
export function Tried({ walk, now, open = false }: { walk: Walk; now: Seen; open?: boolean }) {
  const { t } = useTranslation();
  const words = useTroubleshootingWords();
  const moment = useMoment();
  const time = useTime();
  return (
    <details className="fold" open={open}>
      <summary>{t('troubleshoot.tried')}</summary>
      <div className="stack" lang={words.foreign}>
        {walk.tried.length === 0 ? (
          <p>{t('troubleshoot.nothingTried')}</p>
        ) : (
          <div className="table">
            <table>
              <thead>
                <tr>
                  {(['when', 'what', 'said', 'before', 'after'] as const).map((name) => (
                    <th key={name} scope="col">
                      {t(`troubleshoot.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {walk.tried.map(({ step, answer, observed, before, after }) => (
                  <tr key={step}>
                    <td>{time(after.at)}</td>
                    <th scope="row">{words.short(step)}</th>
                    <td>
                      {words.answer(step, answer)}{' '}
                      <span className="quiet">({t(observed ? 'troubleshoot.seenBy' : 'troubleshoot.toldBy')})</span>
                    </td>
                    <td>{moment(before)}</td>
                    <td>{moment(after)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <h2>{t('troubleshoot.nowAndThen')}</h2>
        <ul>
          <li>
            {t('troubleshoot.begun')}
            {t('app.colon')} {time(walk.begun.at)}, {moment(walk.begun)}
          </li>
          <li>
            {t('troubleshoot.now')}
            {t('app.colon')} {time(now.at)}, {moment(now)}
          </li>
        </ul>
      </div>
    </details>
  );
}

/** The check at one moment in a few words: its headline, and the code behind it. */
function useMoment(): (seen: Seen) => string {
  const { t } = useTranslation();
  const words = useWords();
  return ({ verdict, next, code, reader }) => {
    const said = words.headline({ verdict, next });
    const behind = [reader, code].filter((each) => each !== null);
    return behind.length === 0 ? said : t('troubleshoot.moment', { verdict: said, code: behind.join(', ') });
  };
}

function useTime(): (instant: string) => string {
  const language = usePreferences((state) => state.language);
  return (instant) => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(new Date(instant));
}
