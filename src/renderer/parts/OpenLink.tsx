import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrowserWish } from '../../shared/browser-wish.ts';
import { useContent } from '../program/use-content.ts';
import { useProgram } from '../program/program.tsx';
import { Icon } from './Icon.tsx';

/**
 * A button that opens a catalogue entry in the browser wished for, or in the person's own, by default and where this PC
 * has none that fits the wish; where that fails or a kiosk forbids it, the address to type is shown. Nothing for an id
 * that is not in the catalogue.
 * @param label null for one made from the entry's name
 */
export function OpenLink({
  id,
  label = null,
  browser = 'own',
  primary = false,
}: {
  id: string;
  label?: string | null;
  browser?: BrowserWish;
  /** The one thing to do on this screen. */
  primary?: boolean;
}) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { entries } = useContent();
  const [said, setSaid] = useState('');
  const entry = entries.find((each) => each.id === id);
  if (entry === undefined) return null;
  const open = async (): Promise<void> => {
    const answer = await client.request('link.open-in', { id, browser });
    if (answer.state === 'failed') setSaid(t('links.failed', { address: answer.address }));
    else if (answer.state === 'closed-here') setSaid(t('links.closed', { address: answer.address }));
    else setSaid(answer.state === 'opened' ? t('links.opened') : t('links.unknown'));
  };
  return (
    <span className="open-link">
      <button type="button" className={primary ? 'button primary' : 'button'} onClick={() => void open()}>
        <Icon name="external" />
        <span>{label ?? t('links.open', { name: entry.shown })}</span>
      </button>
      <span className="said" role="status">
        {said}
      </span>
    </span>
  );
}
