/** Pictures of pages. The program is asked once for each appearance; a picture is kept while a screen shows it. */
import { useEffect, useRef, useState } from 'react';
import type { CorrectionUsed, DocumentPage } from '../../shared/documents.ts';
import { useProgram } from '../program/program.tsx';

/**
 * The picture of a page, as far as it is there. `appearance` names what the picture shows: the page may look different
 * by now, and its next picture be under way.
 */
export type Preview =
  | { state: 'waiting' }
  | { state: 'shown'; address: string; appearance: string; used: CorrectionUsed }
  | { state: 'failed' };

/**
 * The picture of a page: `result` as it will be saved, once the page is ready; `original` whole and in its own colours,
 * but turned as the page is. The picture of the appearance before stays until the new one is there, so that nothing
 * flickers. Never throws: a picture that cannot be had is `failed`.
 * @param longestSide px
 * @param wanted false while the page is not in sight: then nothing is asked for
 */
export function usePreview(page: DocumentPage, of: 'original' | 'result', longestSide: number, wanted = true): Preview {
  const { client } = useProgram();
  const [preview, setPreview] = useState<Preview>({ state: 'waiting' });
  const held = useRef<string | null>(null);
  // The original changes only when the page is turned; the result changes with each appearance.
  const appearance = of === 'original' ? `${page.id} ${page.rotation}` : `${page.id} ${page.appearance}`;
  const asked = wanted && (of === 'original' || page.state === 'ready');
  useEffect(() => {
    if (!asked) return;
    let current = true;
    client.request('documents.preview', { page: page.id, of, longestSide }).then(
      (answer) => {
        if (!current) return;
        if (held.current !== null) URL.revokeObjectURL(held.current);
        held.current =
          answer === null ? null : URL.createObjectURL(new Blob([new Uint8Array(answer.jpeg)], { type: 'image/jpeg' }));
        setPreview(
          held.current === null || answer === null
            ? { state: 'failed' }
            : { state: 'shown', address: held.current, appearance, used: answer.used },
        );
      },
      () => {
        if (current) setPreview({ state: 'failed' });
      },
    );
    return () => {
      current = false;
    };
  }, [client, page.id, of, longestSide, appearance, asked]);
  useEffect(
    () => () => {
      if (held.current !== null) URL.revokeObjectURL(held.current);
    },
    [],
  );
  return preview;
}
