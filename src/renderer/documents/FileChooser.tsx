import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_ENDINGS } from '../../shared/file-endings.ts';
import { useProgram } from '../program/program.tsx';
import { bringIn, chooseInDialog, type Destination } from './bring-in.ts';

/** What the browser's dialog shows first: pictures as the browser knows them, and our own endings. */
const ACCEPTED = ['image/*', 'application/pdf', ...FILE_ENDINGS.map((ending) => `.${ending}`)].join(',');

/**
 * A button that asks for files and brings them in. The window asks the program, whose dialog begins where files were
 * chosen before in this session, else on the stick, else in the person's pictures; in a browser the page's own dialog
 * is all there is. In a kiosk without dialogs a press opens none: beside the button it is said that this place opens no
 * folders, and what to do instead.
 * @param destination where their pages go, by default to the last document or a first one; with `replaces`, the chosen
 * picture takes a page's place
 */
export function FileChooser({
  className,
  destination = {},
  children,
}: {
  className: string;
  destination?: Destination;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { client, about } = useProgram();
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={() => {
          if (about.policy.closed.includes('dialogs')) setSaid(t('documents.chooseClosed'));
          else if (about.door === 'window') chooseInDialog(client, destination);
          else input.current?.click();
        }}
      >
        {children}
      </button>
      {said !== '' && (
        <span className="said" role="status">
          {said}
        </span>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        multiple={destination.replaces == null}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // Without this, choosing the same file again would not be noticed.
          event.target.value = '';
          void bringIn(client, files, destination);
        }}
      />
    </>
  );
}
