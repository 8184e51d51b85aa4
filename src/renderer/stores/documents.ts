/** The documents being prepared, as the program tells them, and which of them have been saved as they are now. */
import { create } from 'zustand';
import type { Document, Documents, Page } from '../../shared/documents.ts';
import type { Client } from './bridge.ts';

interface DocumentsStore {
  latest: Documents | null;
  /** `signature` of every document as it was when it was saved. */
  saved: ReadonlySet<string>;
  noteSaved(document: Document): void;
  forget(): void;
}

export const useDocuments = create<DocumentsStore>((set) => ({
  latest: null,
  saved: new Set(),
  noteSaved: (document) => set(({ saved }) => ({ saved: new Set([...saved, signature(document)]) })),
  forget: () => set({ saved: new Set() }),
}));

/** Listens first and asks second, so that no change falls between the two. */
export async function followDocuments(client: Client): Promise<void> {
  client.listen('documents.changed', (latest) => useDocuments.setState({ latest }));
  const latest = await client.request('documents.state', undefined);
  useDocuments.setState((now) => (now.latest === null ? { latest } : now));
}

/** What a saved file depends on: the pages, their order, their looks. */
function signature({ id, pages }: Document): string {
  return `${id} ${pages.map((page) => `${page.id}/${page.look}`).join(' ')}`;
}

export function isUnsaved({ latest, saved }: Pick<DocumentsStore, 'latest' | 'saved'>): boolean {
  return latest?.documents.some((document) => document.pages.length > 0 && !saved.has(signature(document))) ?? false;
}

export interface Place { document: Document; page: Page; at: number }

export function findPage(documents: Documents | null, id: string): Place | null {
  for (const document of documents?.documents ?? []) {
    const at = document.pages.findIndex((page) => page.id === id);
    const page = document.pages[at];
    if (page !== undefined) return { document, page, at };
  }
  return null;
}
