/**
 * Loads the documents' screens. They are a chunk of their own: who came to check a card does not wait for them. React's
 * `use` waits for them once; a chunk that is there already is shown without any « Un instant… » in between, during
 * which the focus would fall to the document and a screen reader would read the whole window.
 */
type Screens = typeof import('../documents/index.ts');
/** What React's `use` looks at before it waits. */
type Loading = Promise<Screens> & { status?: 'fulfilled'; value?: Screens };

let loading: Loading | null = null;

/**
 * Loads the screens of the documents. It gives always the same promise, unless that one failed: then the next screen
 * that asks tries anew.
 */
export function loadDocuments(): Promise<Screens> {
  if (loading !== null) return loading;
  const now: Loading = import('../documents/index.ts').then((screens) => {
    Object.assign(now, { status: 'fulfilled', value: screens });
    return screens;
  });
  loading = now;
  now.catch(() => {
    loading = null;
  });
  return now;
}
