/**
 * How well the page is found in real photographs: `PHOTOGRAPHS=DIR npm run bench -- real-photographs`. Without a folder
 * nothing is measured.
 */
import { expect, test } from 'vitest';
import { isSure } from '../../src/main/documents/pictures.ts';
import { detectPage } from '../../src/worker/detect/detect-page.ts';
import { overlap } from '../../src/worker/detect/quad.ts';
import { photographsFolder, realPhotographs } from '../tools/real-photographs.ts';
import { mean } from './statistics.ts';

const RIGHT = 0.9;
const folder = photographsFolder();

test.runIf(folder !== null)(
  'page detection on real photographs, and on parts of them that show no whole page',
  async () => {
    const pages: Array<{ likeness: number; sure: boolean }> = [];
    const others = { 'no-page': [0, 0], 'cut-off': [0, 0], 'full-frame': [0, 0] };
    for await (const { name, made, scene, image, truth } of realPhotographs(folder ?? '', {
      longSide: 1200,
      parts: true,
    })) {
      const found = detectPage(image);
      if (scene !== 'page') {
        others[scene][0] = (others[scene][0] ?? 0) + 1;
        if (isSure(found)) {
          others[scene][1] = (others[scene][1] ?? 0) + 1;
          console.log(`${name}: accepted, though ${scene} (${found?.confidence.toFixed(3)})`);
        }
        continue;
      }
      const c = found?.corners;
      const likeness = c && truth ? overlap([c.tl, c.tr, c.br, c.bl], truth) : 0;
      console.log(`${name}  IoU ${likeness.toFixed(3)}  confidence ${(found?.confidence ?? 0).toFixed(3)}  ${made}`);
      if (made === 'photograph') pages.push({ likeness, sure: isSure(found) });
    }
    const accepted = pages.filter(({ sure }) => sure);
    console.log(
      `${pages.length} photographs of a page: mean IoU ${mean(pages.map(({ likeness }) => likeness)).toFixed(3)}, ` +
        `≥ ${RIGHT}: ${pages.filter(({ likeness }) => likeness >= RIGHT).length}, accepted ${accepted.length}, ` +
        `wrong of these ${accepted.filter(({ likeness }) => likeness < RIGHT).length}`,
    );
    for (const [scene, [count, taken]] of Object.entries(others))
      console.log(`${scene}: accepted ${taken} of ${count}`);
    expect(accepted.filter(({ likeness }) => likeness < RIGHT)).toEqual([]);
  },
);
