/** The documents being prepared, as the program publishes them. */
import { create } from 'zustand';
import { hasUnsavedPages, type Document, type Documents, type DocumentPage } from '../../shared/documents.ts';
import type { Client } from '../program/bridge.ts';

interface DocumentsStore {
  latest: Documents | null;
}

/** The documents of the session, for components; null until the program has sent the first state. */
export const useDocuments = create<DocumentsStore>(() => ({ latest: null }));

/**
 * Keeps `useDocuments` up to date for as long as the page lives. Resolves once it holds a state; rejects when the
 * program gives none. It listens first and asks second, so that no change falls between the two.
 */
export async function followDocuments(client: Client): Promise<void> {
  client.listen('documents.changed', (news) =>
    useDocuments.setState(({ latest }) => ({ latest: latest === null ? news : sharing(latest, news) })),
  );
  const latest = await client.request('documents.state', undefined);
  useDocuments.setState((now) => (now.latest === null ? { latest } : now));
}

/**
 * The news, with the same objects for pages that are as they were: what shows one of two hundred pages is then not
 * drawn anew because another one has come in.
 */
export function sharing(before: Documents, news: Documents): Documents {
  const known = new Map(before.documents.flatMap(({ pages }) => pages).map((page) => [page.id, page]));
  const shared = (page: DocumentPage): DocumentPage => {
    const same = known.get(page.id);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(page) ? same : page;
  };
  return { ...news, documents: news.documents.map((one) => ({ ...one, pages: one.pages.map(shared) })) };
}

/** Whether ending the session now would lose pages: those never saved, and those of a document changed since it was. */
export const useUnsavedPages = (): boolean => useDocuments(({ latest }) => latest !== null && hasUnsavedPages(latest));

/** Whether a page has a warning, or a crop or a turn that is proposed and that the person has not decided about yet. */
export const needsALook = ({ warnings, offersCrop, upright }: DocumentPage): boolean =>
  warnings.length > 0 || offersCrop || upright?.state === 'proposed';

/** A page, the document it is in, and its index there, from 0. */
export interface PageInDocument {
  document: Document;
  page: DocumentPage;
  at: number;
}

/** Finds a page by its id, with its document and its place there; null when it is in no document. */
export function findPage(documents: Documents | null, id: string): PageInDocument | null {
  for (const document of documents?.documents ?? []) {
    const at = document.pages.findIndex((page) => page.id === id);
    const page = document.pages[at];
    if (page !== undefined) return { document, page, at };
  }
  return null;
}
