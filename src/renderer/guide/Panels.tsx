import { useTranslation } from 'react-i18next';
import type { Help, Trouble } from '../../shared/guides.ts';
import { Icon } from '../parts/Icon.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { TargetButton } from './TargetButton.tsx';
import { TrainerContact } from '../parts/TrainerContact.tsx';
import { useContent } from '../program/use-content.ts';

/**
 * « Ça ne marche pas » at one step: what the person sees, why, and what to do; a button that leads elsewhere in the
 * program closes it first.
 * @param guide its id
 * @param help leads to who can help, when it is none of these
 */
export function TroublePanel({
  guide,
  troubles,
  close,
  help,
}: {
  guide: string;
  troubles: readonly Trouble[];
  close: () => void;
  help: () => void;
}) {
  const { t } = useTranslation();
  const { words, foreign } = useContent();
  const lang = foreign.get(guide);
  return (
    <Page
      title={t('guides.whatDoYouSee')}
      lead={t('guides.touchWhatYouSee')}
      wayOut={null}
      back={close}
      more={
        <button type="button" className="button quiet" onClick={help}>
          <Icon name="ask" />
          {t('guides.noneOfThese')}
        </button>
      }
      primary={<Primary onClick={close}>{t('guides.backToStep')}</Primary>}
    >
      <div className="stack-tight">
        {troubles.map(({ sees, cause, remedy, goto, who }) => (
          <details key={sees} className="fold" name="trouble">
            <summary>
              <span lang={lang}>
                <RichText text={sees} terms={false} />
              </span>
            </summary>
            <div className="stack-tight">
              <p lang={lang}>
                <RichText text={cause} />
              </p>
              <p className="note tone-ok">
                <Icon name="next" />
                <span>
                  <strong>
                    {t('guides.remedy')}
                    {t('app.colon')}{' '}
                  </strong>
                  <span lang={lang}>
                    <RichText text={remedy} />
                  </span>
                </span>
              </p>
              {who !== null && (
                <p>
                  <span className="badge tone-calm">
                    {t('app.who')}
                    {t('app.colon')} {words.helpers[who]}
                  </span>
                </p>
              )}
              {goto !== null && (
                <p>
                  <TargetButton
                    guide={guide}
                    target={goto}
                    label={goto.kind === 'link' ? t('guides.openPage') : t('guides.goThere')}
                    onGo={close}
                  />
                </p>
              )}
            </div>
          </details>
        ))}
      </div>
    </Page>
  );
}

/** « J'ai besoin d'aide »: whom to call or visit. */
export function HelpPanel({ help, close }: { help: readonly Help[]; close: () => void }) {
  const { t } = useTranslation();
  const { words, entries } = useContent();
  const phoneOf = (id: string | null): string | null => entries.find((entry) => entry.id === id)?.phone ?? null;
  return (
    <Page
      title={t('app.needHelp')}
      wayOut={null}
      back={close}
      primary={<Primary onClick={close}>{t('guides.backToStep')}</Primary>}
    >
      <div className="stack">
        {help.map(({ who, text, link }) => (
          <section key={`${who}-${link ?? ''}`} className="panel stack-tight">
            <h2>{words.helpers[who]}</h2>
            {who === 'trainer' && <TrainerContact />}
            {text !== null && (
              <p>
                <RichText text={text} />
              </p>
            )}
            {phoneOf(link) !== null && (
              <p>
                {t('guides.phone')}
                {t('app.colon')} <strong>{phoneOf(link)}</strong>
              </p>
            )}
            {link !== null && <OpenLink id={link} />}
          </section>
        ))}
      </div>
    </Page>
  );
}
