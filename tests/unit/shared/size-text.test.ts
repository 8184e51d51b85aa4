import { expect, it } from 'vitest';
import { sizeText } from '../../../src/shared/size-text.ts';

it.each([
  [339_700, 'fr', /^340\sko$/],
  [949_999, 'fr', /^950\sko$/],
  [950_000, 'fr', /^1\sMo$/],
  [1_234_567, 'fr', /^1,2\sMo$/],
  [1_234_567, 'nl', /^1,2\sMB$/],
])('%i bytes are said with one decimal at most, in the units of the language %s', (bytes, language, said) => {
  expect(sizeText(bytes, language)).toMatch(said);
});
