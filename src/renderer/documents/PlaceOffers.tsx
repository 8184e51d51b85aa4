import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceOffer } from '../../shared/documents.ts';
import { ordinalDay } from '../../shared/typography.ts';
import { usePreferences } from '../session/preferences.ts';
import { useProgram } from '../program/program.tsx';
import { Icon } from '../parts/Icon.tsx';

/**
 * Offers the pictures of a stick that was plugged in, or new scans in the folder that the policy names; one touch
 * brings them in, or says that they are gone meanwhile. The program watches these places only while this is shown.
 */
export function PlaceOffers() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const language = usePreferences((state) => state.language);
  const [offers, setOffers] = useState<readonly PlaceOffer[]>([]);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const stop = client.listen('documents.places', setOffers);
    client.send('documents.watch-places', true);
    return () => {
      stop();
      client.send('documents.watch-places', false);
    };
  }, [client]);
  const bring = async ({ id }: PlaceOffer): Promise<void> => {
    setSaid((await client.request('documents.bring-place', id)) ? '' : t('documents.placeGone'));
  };
  const day = (text: string): string =>
    ordinalDay(
      language,
      new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(text)),
    );
  return (
    <div role="status" className="stack-tight news">
      {offers.map((offer) => (
        <section key={offer.id} className="note tone-ok row place-offer">
          <Icon name={offer.kind === 'stick' ? 'save' : 'print'} />
          <span>
            {offer.kind === 'stick'
              ? t('documents.placeStick', { name: offer.name, count: offer.files, day: day(offer.day) })
              : t('documents.placeScanner', { count: offer.files })}
          </span>
          <button type="button" className="button" onClick={() => void bring(offer)}>
            <Icon name="plus" />
            {t('documents.placeBring')}
          </button>
        </section>
      ))}
      {said !== '' && <p>{said}</p>}
    </div>
  );
}
