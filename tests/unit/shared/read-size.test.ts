import { test, expect } from 'vitest';
import { readSize } from '../../../src/shared/read-size.ts';

test.each<[string, number | null]>([
  ['5Mo', 5_000_000],
  ['5 Mo', 5_000_000],
  ['2,5 Mo', 2_500_000],
  ['2.5MB', 2_500_000],
  ['800ko', 800_000],
  ['800 KB', 800_000],
  ['1 MiB', 1_048_576],
  ['5m', 5_000_000],
  ['123456', 123_456],
  ['0,5 Go', 500_000_000],
  ['', null],
  ['Mo', null],
  ['5 MoMo', null],
  ['5 pages', null],
  ['-5Mo', null],
  ['1e9', null],
  ['5 Mo et demi', null],
])('« %s » as a size is %s bytes', (text, bytes) => {
  expect(readSize(text)).toBe(bytes);
});
