import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRESETS, type Document, type Preset } from '../../shared/documents.ts';
import type { OverLimit, Saved } from '../../shared/documents-saving.ts';
import { PLAIN_SHAPE, type Shape } from '../../shared/shape.ts';
import { useEdit } from './edit.ts';
import { Advice, Weight, useEstimate } from './Estimate.tsx';
import { LastLook } from './LastLook.tsx';
import { TextChoice } from './TextChoice.tsx';
import { WhereItGoes } from './WhereItGoes.tsx';
import { ShapeChoices } from './shape/ShapeChoices.tsx';
import { OverLimitNote } from './shape/ShapeNotes.tsx';
import { Work } from './Work.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { useBringIn } from './bring-in.ts';
import { useDocuments } from './documents-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { useTakenAway } from '../session/taken-away.ts';
import { useProgram } from '../program/program.tsx';
import { DocumentsScreen } from './Documents.tsx';

type Trouble = Extract<Saved, { state: 'trouble' }>;

/**
 * The screen on which one document is saved: its name, what it is for, a password. While the document is gone or has no
 * page, the documents are shown in its place; the present screen stays this one, so that it is there again once an undo
 * brings the document back.
 */
export function DocumentSaveScreen({ document: id }: { document: string }) {
  const document = useDocuments((state) => state.latest?.documents.find((one) => one.id === id));
  return document === undefined || document.pages.length === 0 ? <DocumentsScreen /> : <SaveForm document={document} />;
}

function SaveForm({ document }: { document: Document }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const documents = useDocuments((state) => state.latest);
  const edit = useEdit();
  const [preset, setPreset] = useState<Preset>('mail');
  const [password, setPassword] = useState('');
  const [text, setText] = useState(false);
  const [title, setTitle] = useState(document.title);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [saving, setSaving] = useState(false);
  const [shape, setShape] = useState<Shape>(PLAIN_SHAPE);
  const [over, setOver] = useState<OverLimit | null>(null);
  const estimate = useEstimate(document, preset, shape);

  const inspecting = document.pages.some(({ state }) => state === 'inspecting');
  const named = useRef(document.title);
  const rename = async (): Promise<void> => {
    const wanted = title.trim();
    if (wanted === '' || wanted === named.current) return;
    await edit({ do: 'rename', document: document.id, title: wanted });
    named.current = wanted;
  };
  const save = async (): Promise<void> => {
    if (saving || inspecting) return;
    setSaving(true);
    setTrouble(null);
    setOver(null);
    useBringIn.setState({ stopped: null });
    try {
      await rename();
      const saved = await client.request('documents.save', {
        document: document.id,
        preset,
        password: preset === 'archive' || password === '' ? null : password,
        text,
        shape,
      });
      if (saved.state === 'over-limit') {
        setOver(saved);
        return;
      }
      if (saved.state === 'trouble') {
        setTrouble(saved);
        return;
      }
      if (saved.state === 'cancelled') return;
      if (saved.state === 'made') hand(saved.address, saved.name);
      useTakenAway.setState({ pdf: true });
      go({ name: 'document-saved', saved });
    } catch {
      setTrouble({ state: 'trouble', trouble: 'stopped', file: null });
    } finally {
      setSaving(false);
    }
  };
  const tooLarge = shape.most === null ? null : (over ?? estimate?.overLimit ?? null);
  const shaded = document.pages.filter(({ kind, mode }) => kind === 'picture' && mode !== 'bw').map(({ id }) => id);
  const inBlackAndWhite =
    shaded.length === 0
      ? null
      : (): void => {
          setOver(null);
          void edit({ do: 'mode', pages: shaded, mode: 'bw' });
        };
  return (
    <Page
      title={t('documents.saveTitle')}
      lead={<Weight pages={document.pages.length} estimate={estimate} />}
      wayOut={{ name: 'document-help' }}
      back={() => go({ name: 'documents' })}
      primary={
        <Primary disabled={inspecting} onClick={() => void save()}>
          {t('documents.save')}
        </Primary>
      }
    >
      {documents !== null && <Work documents={documents} />}
      {trouble !== null && (
        <section className="note tone-problem" role="alert">
          <Icon name="problem" />
          <div className="stack-tight">
            <strong>{t('documents.notSaved')}</strong>
            <p>
              {trouble.file !== null && `${trouble.file} – `}
              {t(`documents.saveTrouble.${trouble.trouble}`)}
            </p>
            <p>{t('documents.workSafe')}</p>
          </div>
        </section>
      )}
      {tooLarge !== null && <OverLimitNote over={tooLarge} blackAndWhite={inBlackAndWhite} />}
      <div className="save-view">
        <div className="stack">
          <Advice estimate={estimate} preset={preset} />
          <section className="panel stack">
            <div className="field">
              <label htmlFor="title-of-document">{t('documents.nameLabel')}</label>
              <input
                id="title-of-document"
                value={title}
                maxLength={200}
                onChange={(event) => setTitle(event.target.value)}
                onBlur={() => void rename()}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') void save();
                }}
                autoComplete="off"
              />
            </div>
            <WhereItGoes title={title} />
            <fieldset className="choices">
              <legend>{t('documents.presetTitle')}</legend>
              {PRESETS.map((one) => (
                <label key={one} className="choice">
                  <input type="radio" name="preset" checked={preset === one} onChange={() => setPreset(one)} />
                  <span>
                    <strong>{t(`documents.preset.${one}.name`)}</strong> – {t(`documents.preset.${one}.text`)}
                  </span>
                </label>
              ))}
            </fieldset>
            <TextChoice preset={preset} wanted={text} want={setText} />
          </section>
          <ShapeChoices
            shape={shape}
            change={(next) => {
              setShape(next);
              setOver(null);
            }}
          />
          <details className="fold">
            <summary>{t('documents.passwordTitle')}</summary>
            {preset === 'archive' ? (
              <p>{t('documents.passwordNotArchive')}</p>
            ) : (
              <div className="stack-tight">
                <p className="note tone-attention">
                  <Icon name="attention" />
                  <span>{t('documents.passwordWarning')}</span>
                </p>
                <div className="field">
                  <label htmlFor="password">{t('documents.passwordLabel')}</label>
                  {/* Shown as typed: a word mistyped in secret would lock the person out for good. */}
                  <input
                    id="password"
                    value={password}
                    maxLength={100}
                    onChange={(event) => setPassword(event.target.value)}
                    autoComplete="off"
                    spellCheck={false}
                  />
                </div>
              </div>
            )}
          </details>
        </div>
        <LastLook document={document} preset={preset} />
      </div>
    </Page>
  );
}

/** Hands the document to the browser, which asks where to put it. */
function hand(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
