import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as v from 'valibot';
import {
  PRESETS,
  isUnsaved,
  type Document,
  type Preset,
  type Saved,
  type estimateSchema,
} from '../../shared/documents.ts';
import { sizeText, useEdit } from './edit.ts';
import { Work } from './Work.tsx';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { stopSending, useBringIn } from './bring-in.ts';
import { useDocuments } from './documents-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { usePreferences } from '../session/preferences.ts';
import { useProgram } from '../program/program.tsx';
import { DocumentsScreen } from './Documents.tsx';

type Estimate = v.InferOutput<typeof estimateSchema>;
type Trouble = Extract<Saved, { state: 'trouble' }>;

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
  const [title, setTitle] = useState(document.title);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [saving, setSaving] = useState(false);
  const estimate = useEstimate(document, preset);

  const looking = document.pages.some(({ state }) => state === 'looking');
  const named = useRef(document.title);
  const rename = async (): Promise<void> => {
    const wanted = title.trim();
    if (wanted === '' || wanted === named.current) return;
    named.current = wanted;
    await edit({ do: 'rename', document: document.id, title: wanted });
  };
  const save = async (): Promise<void> => {
    if (saving || looking) return;
    setSaving(true);
    setTrouble(null);
    useBringIn.setState({ stopped: null });
    try {
      await rename();
      const saved = await client.request('documents.save', {
        document: document.id,
        preset,
        password: preset === 'archive' || password === '' ? null : password,
      });
      if (saved.state === 'trouble') {
        setTrouble(saved);
        return;
      }
      if (saved.state === 'cancelled') return;
      if (saved.state === 'made') hand(saved.address, saved.name);
      go({ name: 'document-saved', saved });
    } catch {
      setTrouble({ state: 'trouble', trouble: 'stopped', file: null });
    } finally {
      setSaving(false);
    }
  };
  return (
    <Page
      title={t('documents.saveTitle')}
      lead={<Weight pages={document.pages.length} estimate={estimate} />}
      wayOut={{ name: 'document-help' }}
      back={() => go({ name: 'documents' })}
      primary={
        <Primary disabled={looking} onClick={() => void save()}>
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
      </section>
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
    </Page>
  );
}

/** Null while it is being worked out. */
function useEstimate({ id, pages }: Document, preset: Preset): Estimate | null {
  const { client } = useProgram();
  const looks = pages.map(({ id: page, look }) => `${page}/${look}`).join(' ');
  const [estimate, setEstimate] = useState<{ of: string; told: Estimate } | null>(null);
  const of = `${id} ${preset} ${looks}`;
  useEffect(() => {
    let current = true;
    client.request('documents.estimate', { document: id, preset }).then(
      (told) => {
        if (current) setEstimate({ of, told });
      },
      () => {
        /* No size is shown; saving still works. */
      },
    );
    return () => {
      current = false;
    };
  }, [client, id, preset, of]);
  return estimate?.of === of ? estimate.told : null;
}

/** Above everything else: on a small screen the rest is below the edge. */
function Weight({ pages, estimate }: { pages: number; estimate: Estimate | null }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return (
    <span role="status">
      {t('documents.pages', { count: pages })}.{' '}
      {estimate === null
        ? t('documents.weighing')
        : estimate.bytes !== null && t('documents.weight', { size: sizeText(estimate.bytes, language) })}
    </span>
  );
}

function Advice({ estimate, preset }: { estimate: Estimate | null; preset: Preset }) {
  const { t } = useTranslation();
  const { warning = null, keepsPlace = false, foreignPages = false } = estimate ?? {};
  return (
    <div className="stack-tight news" role="status">
      {warning !== null && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>{t(`documents.heavy.${warning}`)}</span>
        </p>
      )}
      {keepsPlace && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>{t('documents.keepsPlace')}</span>
        </p>
      )}
      {foreignPages && preset === 'archive' && (
        <p className="note tone-calm">
          <Icon name="question" />
          <span>{t('documents.foreignPages')}</span>
        </p>
      )}
    </div>
  );
}

/** Lets the browser ask where to put it. */
function hand(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

export function DocumentSavedScreen({ saved }: { saved: Extract<Saved, { state: 'saved' | 'made' }> }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const language = usePreferences((state) => state.language);
  const left = useDocuments((state) => state.latest?.documents.find(isUnsaved));
  const [said, setSaid] = useState('');
  const open = async (how: 'open' | 'show-folder'): Promise<void> => {
    if (saved.state !== 'saved') return;
    const answer = await client.request('documents.open-saved', { saved: saved.saved, how });
    setSaid(answer === 'opened' ? '' : t(`documents.${answer === 'gone' ? 'savedGone' : 'openFailed'}`));
  };
  const another = (): void => {
    stopSending();
    void client.request('documents.clear', undefined).then(() => go({ name: 'documents' }));
  };
  return (
    <Page
      title={t('documents.savedTitle')}
      wayOut={{ name: 'document-help' }}
      back={() => go({ name: 'documents' })}
      more={
        <button type="button" className="button" onClick={() => go({ name: 'session-end' })}>
          <Icon name="exit" />
          {t('app.endSession')}
        </button>
      }
      primary={
        left === undefined ? (
          <Primary onClick={another}>{t('documents.another')}</Primary>
        ) : (
          <Primary onClick={() => go({ name: 'document-save', document: left.id })}>{t('documents.saveNext')}</Primary>
        )
      }
    >
      <section className="panel with-drawing">
        <Drawing name="success" />
        <div className="stack">
          <p className="body">
            <strong>{saved.name}</strong>
            <br />
            {t('documents.pages', { count: saved.pages })}, {sizeText(saved.bytes, language)}
          </p>
          {saved.state === 'made' && <p>{t('documents.handed')}</p>}
          {saved.state === 'saved' && (
            <div className="row">
              <button type="button" className="button" onClick={() => void open('open')}>
                <Icon name="eye" />
                {t('documents.open')}
              </button>
              <button type="button" className="button" onClick={() => void open('show-folder')}>
                <Icon name="external" />
                {t('documents.showFolder')}
              </button>
            </div>
          )}
          <p role="status">{said}</p>
          {(saved.state === 'made' || saved.wiped) && (
            <p className="note tone-attention">
              <Icon name="attention" />
              <span>{t(saved.state === 'made' ? 'documents.handedWiped' : 'documents.wiped')}</span>
            </p>
          )}
          {left !== undefined && (
            <p className="note tone-calm">
              <Icon name="document" />
              <span>{t('documents.oneLeft', { title: left.title })}</span>
            </p>
          )}
          <h2>{t('documents.nextTitle')}</h2>
          <ol className="steps">
            {(['next1', 'next2', 'next3'] as const).map((key) => (
              <li key={key}>
                <span>{t(`documents.${key}`)}</span>
              </li>
            ))}
          </ol>
        </div>
      </section>
    </Page>
  );
}
