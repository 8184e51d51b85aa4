import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgram } from '../program/program.tsx';
import { bringIn, chooseInDialog, type Destination } from './bring-in.ts';

/** What the file dialog shows first. What kind a file really is, the program finds out from its bytes. */
const ACCEPTED = 'image/*,.heic,.heif,.tif,.tiff,.pdf,application/pdf';

/**
 * A button that asks for files and brings them in. `replaces`: the page whose place the chosen picture takes. The
 * window asks the program, whose dialog begins in the person's pictures or on their stick; in a browser the page's own
 * is all there is. In a kiosk without dialogs the button says so, and what to do instead.
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
