import { useTranslation } from 'react-i18next';
import type { Help, Target, Trouble } from '../../shared/guides.ts';
import { useContent } from '../stores/content.ts';
import { Icon } from './Icon.tsx';
import { OpenLink } from './OpenLink.tsx';
import { Page, Primary } from './Page.tsx';
import { RichText } from './RichText.tsx';
import { TrainerContact } from './TrainerContact.tsx';

/** « Ça ne marche pas » at one step: what do you see, why, what to do. */
export function TroublePanel({ troubles, follow, close, help }: { troubles: readonly Trouble[]; follow: (target: Target) => void; close: () => void; help: () => void }) {
  const { t } = useTranslation();
  const { words } = useContent();
  return (
    <Page title={t('guides.whatDoYouSee')} wayOut={help} back={close} primary={<Primary onClick={close}>{t('guides.backToStep')}</Primary>}>
      <div className="stack">
        {troubles.map(({ sees, cause, remedy, goto, who }) => (
          <details key={sees} className="fold">
            <summary><span><RichText text={sees} /></span></summary>
            <div className="stack-tight">
              <p><RichText text={cause} /></p>
              <p className="note tone-ok"><Icon name="next" /><span><RichText text={remedy} /></span></p>
              {who !== null && <p>{t('app.who')} : {words.helpers[who]}</p>}
              {goto !== null && <button type="button" className="button" onClick={() => follow(goto)}><Icon name="next" />{t('guides.goThere')}</button>}
            </div>
          </details>
        ))}
      </div>
    </Page>
  );
}

/** « J'ai besoin d'aide »: whom to call or see. */
export function HelpPanel({ help, close }: { help: readonly Help[]; close: () => void }) {
  const { t } = useTranslation();
  const { words } = useContent();
  return (
    <Page title={t('app.needHelp')} wayOut={null} back={close} primary={<Primary onClick={close}>{t('guides.backToStep')}</Primary>}>
      <div className="stack">
        {help.map(({ who, text, link }) => (
          <section key={who} className="panel stack-tight">
            <h2>{words.helpers[who]}</h2>
            {who === 'trainer' && <TrainerContact />}
            {text !== null && <p><RichText text={text} /></p>}
            {link !== null && <OpenLink id={link} />}
          </section>
        ))}
      </div>
    </Page>
  );
}
