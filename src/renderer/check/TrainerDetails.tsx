import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckStateMessage } from '../../shared/contract.ts';
import { copyText } from '../parts/clipboard.ts';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';
import { PinTries } from './PinTries.tsx';
import { CheckedLine } from '../parts/CheckedLine.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../program/use-words.ts';

/**
 * « Détails pour l'animateur »: a fold with the button for the PIN tries and the report as text, to read and copy; and
 * to save and print, where the policy has not closed that. The report is fetched while the fold is open, anew with each
 * new state of the check. It holds nothing about the person.
 * @param open whether the fold is open at first
 */
export function TrainerDetails({ message, open = false }: { message: CheckStateMessage; open?: boolean }) {
  const { t } = useTranslation();
  const { client, about: program } = useProgram();
  const { closed } = program.policy;
  const [shown, setShown] = useState(open);
  const [report, setReport] = useState('');
  const at = message.snapshot.at;
  const [done, setDone] = useState('');
  const words = useWords();
  /** What the screen talks about: the next step, or else the weightiest remark. */
  const about = message.snapshot.next ?? message.snapshot.remarks[0] ?? null;
  useEffect(() => {
    if (!shown || at === '') return;
    let current = true;
    client
      .request('check.report', undefined)
      .then((text) => {
        if (current) setReport(text);
      })
      .catch(reportFailure);
    return () => {
      current = false;
    };
  }, [shown, at, client]);

  const copy = async (): Promise<void> => {
    await copyText(report);
    setDone(t('check.copied'));
  };
  const save = (): void => {
    download(t('check.reportFile'), report);
    setDone(t('check.saved'));
  };
  return (
    <details className="fold" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t('check.details')}</summary>
      <div className="stack">
        <PinTries />
        {about !== null && <CheckedLine checked={words.finding(about.finding, about.data).checked} />}
        <pre className="report">{report}</pre>
        <div className="row no-print">
          <button type="button" className="button" onClick={() => void copy()}>
            <Icon name="copy" />
            {t('check.copy')}
          </button>
          {!closed.includes('dialogs') && (
            <button type="button" className="button" onClick={save}>
              <Icon name="save" />
              {t('check.save')}
            </button>
          )}
          {!closed.includes('print') && (
            <button type="button" className="button" onClick={() => window.print()}>
              <Icon name="print" />
              {t('check.print')}
            </button>
          )}
          <span role="status">{done}</span>
        </div>
      </div>
    </details>
  );
}

/** Hands a text to the browser as a file; the browser asks where to put it. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
