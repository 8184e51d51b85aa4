/** Pictures of pages. The program is asked once for each appearance; those shown lately are kept (pictures-kept.ts). */
import { useEffect, useRef, useState } from 'react';
import type { CorrectionUsed, DocumentPage } from '../../shared/documents.ts';
import { useProgram } from '../program/program.tsx';
import { findPicture, keepPicture, letPictureGo, seizePicture, type KeptPicture } from './pictures-kept.ts';

/** The picture of a page, as far as it is there; the page may look different by now. */
export type Preview =
  | { state: 'waiting' }
  | { state: 'shown'; address: string; used: CorrectionUsed }
  | { state: 'failed' };

const shownAs = (picture: KeptPicture | null): Preview =>
  picture === null ? { state: 'waiting' } : { state: 'shown', address: picture.address, used: picture.used };

/** The original changes only when the page is turned or taken again; the result changes with each appearance. */
const keyOf = (page: DocumentPage, of: 'original' | 'result', longestSide: number): string =>
  of === 'result'
    ? resultKey(longestSide, page.appearance)
    : `original ${longestSide} ${page.rotation} ${page.picture}`;
const resultKey = (longestSide: number, appearance: string): string => `result ${longestSide} ${appearance}`;

/**
 * The picture of a page: `result` as it will be saved, once the page is ready; `original` whole and in its own colours,
 * but turned as the page is. The picture of the appearance before stays until the new one is there, so that nothing
 * flickers. Never throws: a picture that cannot be had is `failed`.
 * @param longestSide px
 * @param wanted false while the page is not in sight: then nothing is asked for
 */
export function usePreview(page: DocumentPage, of: 'original' | 'result', longestSide: number, wanted = true): Preview {
  const { client } = useProgram();
  const key = keyOf(page, of, longestSide);
  const [preview, setPreview] = useState<Preview>(() => shownAs(findPicture(key)));
  const held = useRef<KeptPicture | null>(null);
  const asked = wanted && (of === 'original' || page.state === 'ready');
  useEffect(() => {
    if (!asked || held.current?.key === key) return;
    let current = true;
    const show = (picture: KeptPicture): void => {
      seizePicture(picture);
      if (held.current !== null) letPictureGo(held.current);
      held.current = picture;
      setPreview(shownAs(picture));
    };
    const there = findPicture(key);
    if (there !== null) {
      show(there);
      return;
    }
    client.request('documents.preview', { page: page.id, of, longestSide }).then(
      (answer) => {
        // The page may have been changed since: the answer says which appearance it shows.
        const picture =
          answer === null
            ? null
            : keepPicture(of === 'result' ? resultKey(longestSide, answer.appearance) : key, answer.jpeg, answer.used);
        if (!current) return;
        if (picture === null) setPreview({ state: 'failed' });
        else show(picture);
      },
      () => {
        if (current) setPreview({ state: 'failed' });
      },
    );
    return () => {
      current = false;
    };
  }, [client, page.id, of, longestSide, key, asked]);
  useEffect(
    () => () => {
      if (held.current !== null) letPictureGo(held.current);
    },
    [],
  );
  return preview;
}
