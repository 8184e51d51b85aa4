import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckStateMessage, Reply } from '../../shared/contract.ts';
import { reportPdf } from '../../shared/report-pdf.ts';
import { copyText } from '../parts/clipboard.ts';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';
import { CompareReports } from './CompareReports.tsx';
import { PinTries } from './PinTries.tsx';
import { CheckedLine } from '../parts/CheckedLine.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../program/use-words.ts';

/**
 * « Détails pour l'animateur »: a fold with the button for the PIN tries and the report as text, to read and copy; to
 * save as text, PDF or JSON and print, where the policy has not closed that; and to compare with an earlier one. The
 * report is fetched while the fold is open, anew with each new state of the check. It holds nothing about the person.
 * @param open whether the fold is open at first
 */
export function TrainerDetails({ message, open = false }: { message: CheckStateMessage; open?: boolean }) {
  const { t } = useTranslation();
  const { client, about: program } = useProgram();
  const { closed } = program.policy;
  const [shown, setShown] = useState(open);
  const [whole, setWhole] = useState<Whole | null>(null);
  const report = whole === null ? '' : whole.lines.map(({ text }) => `${text}\n`).join('');
  const at = message.snapshot.at;
  const [done, setDone] = useState('');
  const words = useWords();
  /** What the screen talks about: the next step, or else the weightiest remark. */
  const about = message.snapshot.next ?? message.snapshot.remarks[0] ?? null;
  useEffect(() => {
    if (!shown || at === '') return;
    let current = true;
    client
      .request('check.report-whole', undefined)
      .then((made) => {
        if (current) setWhole(made);
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
  const save = (form: keyof typeof FORMS): void => {
    if (whole === null) return;
    download(t(`check.${FORMS[form].name}`), FORMS[form].make(whole), FORMS[form].type);
    setDone(t(`check.${FORMS[form].saved}`));
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
          {!closed.includes('dialogs') &&
            FORM_NAMES.map((form) => (
              <button key={form} type="button" className="button" onClick={() => save(form)}>
                <Icon name="save" />
                {t(`check.${FORMS[form].label}`)}
              </button>
            ))}
          {!closed.includes('print') && (
            <button type="button" className="button" onClick={() => window.print()}>
              <Icon name="print" />
              {t('check.print')}
            </button>
          )}
          <span role="status">{done}</span>
        </div>
        {whole !== null && <CompareReports now={whole.report} withFiles={!closed.includes('dialogs')} />}
      </div>
    </details>
  );
}

type Whole = Reply<'check.report-whole'>;

/** The forms in which the report is saved, beside the paper. */
const FORMS = {
  text: {
    label: 'save',
    saved: 'saved',
    name: 'reportFile',
    type: 'text/plain;charset=utf-8',
    make: ({ lines }: Whole): BlobPart => lines.map(({ text }) => `${text}\n`).join(''),
  },
  pdf: {
    label: 'savePdf',
    saved: 'savedPdf',
    name: 'reportPdfFile',
    type: 'application/pdf',
    make: ({ lines }: Whole): BlobPart => reportPdf(lines, lines[0]?.text ?? ''),
  },
  json: {
    label: 'saveJson',
    saved: 'savedJson',
    name: 'reportJsonFile',
    type: 'application/json',
    make: ({ report }: Whole): BlobPart => `${JSON.stringify(report, null, 2)}\n`,
  },
} as const;
const FORM_NAMES = ['text', 'pdf', 'json'] as const;

/** Hands a file to the browser, which asks where to put it. */
function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
