import { useTranslation } from 'react-i18next';
import { KEYS, type Login } from '../../shared/key-vocabulary.ts';
import { useContent } from '../program/use-content.ts';

/**
 * Which digital keys a service is known to accept; a key that is not listed may work all the same. A sentence that
 * nothing is known where no key is, and nothing at all for a service that asks for no key.
 */
export function KnownKeys({ login }: { login: Login }) {
  const { t } = useTranslation();
  const { words } = useContent();
  if (login.way === 'open') return null;
  const known = login.way === 'unknown' ? [] : KEYS.filter((key) => key in login.keys);
  if (known.length === 0) return <p>{t('interview.unknown')}</p>;
  return (
    <div>
      <p>{t('guides.keys')}</p>
      <ul className="known-keys">
        {known.map((key) => (
          <li key={key}>{words.keys[key].name}</li>
        ))}
      </ul>
      <p>{t('guides.otherKeys')}</p>
    </div>
  );
}
