import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { filesOf } from './dropped.ts';
import { bringIn } from './bring-in.ts';
import { useProgram } from '../program/program.tsx';

const hasFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false;

/**
 * While it is shown, brings in files that are dropped anywhere in the window or pasted outside a text field, and says
 * so when a dropped folder or what was pasted holds none.
 */
export function DropArea({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const dragOver = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      // Read before anything else: once the event is over, the list is empty.
      const found = event.dataTransfer === null ? [] : filesOf(event.dataTransfer);
      void Promise.resolve(found).then((files) => {
        setSaid(files.length === 0 ? t('documents.dropNothing') : '');
        return bringIn(client, files);
      });
    };
    const paste = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLInputElement) return;
      const files = [...(event.clipboardData?.files ?? [])];
      setSaid(files.length === 0 ? t('documents.pasteNothing') : '');
      if (files.length === 0) return;
      event.preventDefault();
      void bringIn(client, files);
    };
    window.addEventListener('dragover', dragOver);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', dragOver);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [client, t]);
  return (
    <div className="drop-area stack" data-over={over}>
      <div role="status" className="news">
        {over ? (
          <p className="note tone-ok">{t('documents.dropHere')}</p>
        ) : (
          said !== '' && <p className="note tone-calm">{said}</p>
        )}
      </div>
      {children}
    </div>
  );
}
