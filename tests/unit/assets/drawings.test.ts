import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAWING_NAMES } from '../../../src/shared/drawings.ts';

const FOLDER = join(import.meta.dirname, '../../../assets/drawings');
const LARGEST_BYTES = 6000;
const files = new Map(
  await Promise.all(
    (await readdir(FOLDER)).map(async (file): Promise<[string, string]> => [
      file.replace(/\.svg$/, ''),
      await readFile(join(FOLDER, file), 'utf8'),
    ]),
  ),
);

describe('the drawings', () => {
  it('are there for every name that a guide may give, and for no other', () => {
    expect([...files.keys()].sort()).toEqual([...DRAWING_NAMES].sort());
  });
  it('are all different files', () => {
    expect(new Set(files.values()).size).toBe(files.size);
  });
  it.each([...files])(
    '%s: below 6000 bytes, without script, handler, <text>, <style>, picture, address, NaN or undefined',
    (_name, svg) => {
      expect(Buffer.byteLength(svg)).toBeLessThan(LARGEST_BYTES);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /<script|<text|<style|<image|<foreignObject|href|https?:|url\(|\son\w+=/i,
      );
      expect(svg).not.toMatch(/NaN|undefined/);
    },
  );
});
