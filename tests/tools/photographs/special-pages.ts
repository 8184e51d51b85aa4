/**
 * Pages that are hard to judge or to clean: little print, colours, pictures, faint ink. Never chosen by a seed, only
 * when asked for.
 */
import { sheet, write, type Draft } from './draft.ts';
import type { Random } from './random.ts';
import { address, date, euros, paragraph, person, sentence, wrap } from './printed-text.ts';

export const SPECIAL_PAGES = [
  'notice',
  'note',
  'few-lines',
  'colour-form',
  'pictures',
  'table',
  'stamped',
  'faint',
  'poster',
  'leaflet',
  'coupon',
] as const;
export type SpecialPage = (typeof SPECIAL_PAGES)[number];

export const DRAW_SPECIAL: Record<SpecialPage, (chance: Random) => Draft> = {
  /** Some words in huge letters, nothing else. */
  notice: (chance) => {
    const page = sheet(chance, 210, 297);
    const size = chance.between(16, 30);
    write(
      page,
      16,
      chance.between(60, 110),
      size,
      wrap(
        chance.pick(['Fermé le lundi', 'Sonnez fort', 'Entrée libre', 'Prenez un ticket']),
        Math.floor(178 / (size * 0.58)),
      ),
      { bold: true, fill: chance.pick(['#1a1a1a', '#a01818', '#15388a']) },
    );
    return page;
  },
  /** Written by hand, in pencil or pen, on plain or squared paper. */
  note: (chance) => {
    const page = sheet(chance, 148, 210);
    if (chance.chance(0.5))
      for (let at = 5; at < 210; at += 5)
        page.parts.push(`<path d="M0 ${at} h148 M${at} 0 v210" stroke="#c4d4e4" stroke-width="0.2"/>`);
    const ink = chance.pick(['#6a6a6c', '#808082', '#2a357e', '#1c1c1c']);
    for (let y = chance.between(22, 50), left = chance.whole(2, 12); left > 0 && y < 200; left -= 1, y += 10) {
      let stroke = `M14 ${y}`;
      for (let x = 14, end = chance.between(60, 132); x < end; x += 3)
        stroke += ` q1 ${chance.between(-6, 3)} ${chance.between(2, 3.4)} ${chance.between(-0.6, 0.6)}`;
      page.parts.push(`<path d="${stroke}" fill="none" stroke="${ink}" stroke-width="${chance.between(0.35, 0.6)}"/>`);
    }
    return page;
  },
  /** The last page of a letter: two lines and a name. */
  'few-lines': (chance) => {
    const page = sheet(chance, 210, 297);
    const y = write(page, 22, chance.between(28, 60), 4, wrap(sentence(chance), 84)) + 6;
    write(page, 22, y, 4, [person(chance)]);
    return page;
  },
  /** Coloured, glossy, with white boxes to fill in: white is darker nowhere than a lamp's reflection would be. */
  'colour-form': (chance) => {
    const hue = chance.whole(0, 359);
    const page: Draft = {
      ...sheet(chance, 210, 297),
      paper: `hsl(${hue}, ${chance.whole(30, 80)}%, ${chance.whole(72, 88)}%)`,
    };
    page.parts.push(`<rect width="210" height="26" fill="hsl(${hue}, 60%, 32%)"/>`);
    write(page, 16, 17, 8, [`Demande de ${chance.pick(['prime', 'carte', 'bourse'])}`], {
      bold: true,
      fill: '#ffffff',
    });
    let y = 36;
    for (const label of ['Nom et prénom', 'Adresse', 'Compte', 'Date', 'Remarques', 'Cadre réservé au service']) {
      const tall = y > 110 ? chance.between(28, 60) : 12;
      if (y + tall > 280) break;
      page.parts.push(`<rect x="70" y="${y}" width="124" height="${tall}" fill="#ffffff"/>`);
      write(page, 16, y + 7.5, 4, [label]);
      if (chance.chance(0.6))
        write(page, 74, y + 7.8, 4, [label === 'Date' ? date(chance) : person(chance)], { fill: '#20308a' });
      y += tall + 8;
    }
    return page;
  },
  /** Two photographs with bright skies, and text. */
  pictures: (chance) => {
    const page = sheet(chance, 210, 297);
    write(page, 18, 24, 8, ['Nouvelles du quartier'], { bold: true });
    let y = write(page, 18, 36, 4, wrap(paragraph(chance, 3), 88)) + 2;
    for (let picture = 0; picture < 2; picture += 1) {
      const sky = `sky${picture}`;
      page.parts.push(
        `<defs><linearGradient id="${sky}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(205, 60%, ${chance.whole(70, 96)}%)"/><stop offset="1" stop-color="#ffffff"/></linearGradient></defs><rect x="18" y="${y}" width="174" height="70" fill="url(#${sky})"/>`,
      );
      for (let hill = 0; hill < 4; hill += 1)
        page.parts.push(
          `<path d="M18 ${y + 70} v${-chance.between(10, 34)} q${chance.between(20, 60)} ${chance.between(-24, 10)} ${chance.between(70, 90)} ${chance.between(-6, 6)} T192 ${y + chance.between(44, 62)} V${y + 70}z" fill="hsl(${chance.whole(60, 150)}, ${chance.whole(15, 50)}%, ${18 + hill * 9}%)"/>`,
        );
      page.parts.push(
        `<rect x="${chance.between(40, 150)}" y="${y + 38}" width="22" height="26" fill="hsl(20, 40%, ${chance.whole(40, 80)}%)"/><circle cx="${chance.between(40, 170)}" cy="${y + 18}" r="8" fill="#fffdf0"/>`,
      );
      y = write(page, 18, y + 78, 4, wrap(paragraph(chance, 2), 88)) + 3;
    }
    return page;
  },
  /** A table with lines on all sides, a dark head with white letters, and numbers. */
  table: (chance) => {
    const page = sheet(chance, 210, 297);
    const ink = chance.pick(['#1d2a44', '#222222', '#0f4a3c', '#6a1420']);
    write(page, 18, 24, 6, ['Relevé des prestations'], { bold: true });
    page.parts.push(`<rect x="18" y="34" width="174" height="10" fill="${ink}"/>`);
    write(page, 21, 40.8, 4, ['Prestation                    '], { bold: true, fill: '#ffffff' });
    write(page, 150, 40.8, 4, ['Montant'], { bold: true, fill: '#ffffff' });
    page.lines.splice(-2, 2, 'Prestation Montant');
    for (let y = 44, row = 0; row < 22; row += 1, y += 9) {
      page.parts.push(
        `<rect x="18" y="${y}" width="126" height="9" fill="none" stroke="#333" stroke-width="0.35"/><rect x="144" y="${y}" width="48" height="9" fill="${row % 3 === 0 ? '#e3e8ee' : 'none'}" stroke="#333" stroke-width="0.35"/>`,
      );
      const [what, amount] = [sentence(chance).slice(0, 48).trim(), euros(chance, 900)];
      write(page, 21, y + 6.2, 4, [what]);
      write(page, 150, y + 6.2, 4, [amount]);
      page.lines.splice(-2, 2, `${what} ${amount}`);
    }
    return page;
  },
  /** Red and blue print, a stamp beside it. */
  stamped: (chance) => {
    const page = sheet(chance, 210, 297);
    write(page, 20, 26, 6, ['Dernier rappel'], { bold: true, fill: '#c8202a' });
    let y = 40;
    for (const fill of ['#1a1a1a', '#c8202a', '#2b4fb0', '#1a1a1a', '#2f7d3a', '#d2562a'])
      y = write(page, 20, y, 4.2, wrap(paragraph(chance, 2), 82), { fill }) + 5;
    page.parts.push(
      `<g transform="rotate(${chance.between(-12, 12)} 150 ${y + 25})"><circle cx="150" cy="${y + 25}" r="17" fill="none" stroke="#3a55b8" stroke-width="1" opacity="0.8"/></g>`,
    );
    write(page, 137, y + 24, 4.4, ['REÇU LE', date(chance)], { fill: '#4a63c0' });
    return page;
  },
  /** Printed with the last of the toner, or in pencil: light gray on white. */
  faint: (chance) => {
    const page = sheet(chance, 210, 297);
    write(page, 20, 30, 5, [`Valmont, le ${date(chance)}`, ...address(chance)], { fill: '#8a8a8a' });
    let y = 62;
    for (const [fill, italic] of [
      ['#8a8a8a', false],
      ['#9c9c9c', true],
      ['#a8a8a8', false],
      ['#7a7a7e', true],
      ['#b2b2b2', false],
    ] as const)
      y = write(page, 20, y, 4.2, wrap(paragraph(chance, 3), 84), { fill, italic }) + 6;
    return page;
  },
  /** Printed to the edge in fields of several colours, with lines, boxes and big letters: a folded advertisement. */
  leaflet: (chance) => {
    const [width, height] = chance.pick([
      [210, 297],
      [148, 210],
      [297, 210],
    ] as const);
    const page = sheet(chance, width, height);
    const fields = chance.pick([2, 3, 4]);
    const across = chance.chance(0.4);
    const size = width * 0.03;
    for (let field = 0; field < fields; field += 1) {
      const [x, y] = across ? [0, (height * field) / fields] : [(width * field) / fields, 0];
      const [w, h] = across ? [width, height / fields] : [width / fields, height];
      const light = chance.whole(18, 96);
      const fill = `hsl(${chance.whole(0, 359)}, ${chance.whole(0, 85)}%, ${light}%)`;
      page.parts.push(`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`);
      if (chance.chance(0.6))
        page.parts.push(
          `<rect x="${x + 0.08 * w}" y="${y + 0.42 * h}" width="${0.84 * w}" height="${0.3 * h}" fill="hsl(${chance.whole(0, 359)}, 60%, ${chance.whole(15, 90)}%)" ${chance.chance(0.5) ? 'stroke="#222" stroke-dasharray="3 2" stroke-width="0.8"' : ''}/>`,
        );
      for (let blob = 0; blob < 4; blob += 1)
        page.parts.push(
          `<circle cx="${x + chance.between(0.1, 0.9) * w}" cy="${y + chance.between(0.35, 0.9) * h}" r="${chance.between(0.03, 0.13) * Math.min(w, h)}" fill="hsl(${chance.whole(0, 359)}, 60%, ${chance.whole(20, 90)}%)"/>`,
        );
      const ink = light > 55 ? '#1a1a1a' : '#ffffff';
      const letters = Math.max(4, Math.floor((0.84 * w) / (size * 0.62)));
      write(
        page,
        x + 0.08 * w,
        y + 0.14 * h,
        1.5 * size,
        wrap(sentence(chance), Math.floor(letters / 1.5)).slice(0, 2),
        {
          bold: true,
          fill: ink,
        },
      );
      write(
        page,
        x + 0.08 * w,
        y + 0.8 * h,
        0.6 * size,
        wrap(sentence(chance), Math.floor(letters * 1.5)).slice(0, 2),
        {
          fill: ink,
        },
      );
    }
    return page;
  },
  /** A voucher in two or three parts, between them dashed lines or lines of holes. */
  coupon: (chance) => {
    const [width, height] = chance.pick([
      [100, 190],
      [210, 99],
      [90, 140],
    ] as const);
    const page: Draft = {
      ...sheet(chance, width, height),
      ...(chance.chance(0.5) && {
        paper: `hsl(${chance.whole(20, 60)}, ${chance.whole(20, 70)}%, ${chance.whole(72, 90)}%)`,
      }),
    };
    const parts = chance.pick([2, 3]);
    const down = height > width;
    for (let part = 0; part < parts; part += 1) {
      const at = part / parts;
      const [x, y] = down ? [0, at * height] : [at * width, 0];
      const w = down ? width : width / parts;
      if (part > 0)
        page.parts.push(
          `<path d="M${x} ${y} ${down ? `h${width}` : `v${height}`}" stroke="${chance.pick(['#333', '#888', '#b03a2e'])}" stroke-width="${chance.between(0.3, 1.1)}" ${chance.chance(0.7) ? 'stroke-dasharray="2.4 1.4"' : ''}/>`,
        );
      const letters = Math.max(5, Math.floor((w - 12) / 2.4));
      write(page, x + 6, y + 16, 7, [String(chance.whole(100, 9999))], { bold: true, fill: '#b03a2e' });
      write(page, x + 6, y + 26, 3.6, wrap(paragraph(chance, 1), letters).slice(0, 5));
    }
    return page;
  },
  /** White letters on a dark sheet. */
  poster: (chance) => {
    const page: Draft = {
      ...sheet(chance, 210, 297),
      paper: `hsl(${chance.whole(0, 359)}, ${chance.whole(20, 70)}%, ${chance.whole(14, 30)}%)`,
    };
    write(page, 20, 60, 16, ['Atelier', 'numérique'], { bold: true, fill: '#ffffff' });
    write(page, 20, 120, 6, wrap(paragraph(chance, 3), 54), { fill: '#f4f0d8' });
    page.parts.push(`<rect x="20" y="230" width="90" height="36" fill="#ffffff"/>`);
    write(page, 25, 246, 6, [date(chance), address(chance)[0]]);
    return page;
  },
};
