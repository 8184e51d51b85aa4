import sharp from 'sharp';
import { sheet, write, type Draft } from './draft.ts';
import { DRAW_SPECIAL, type SpecialPage } from './special-pages.ts';
import { address, date, euros, paragraph, person, sentence, wrap } from './printed-text.ts';
import type { Random } from './random.ts';

export const FAMILIAR_PAGES = ['letter', 'text', 'form', 'receipt', 'card', 'framed'] as const;
/** Pages that were never looked at while tuning. */
export const UNSEEN_PAGES = ['invoice', 'flyer', 'notebook', 'certificate', 'envelope'] as const;
/** Pages that occur only where a look asks for them (looks.ts). */
const OTHER_PAGES = ['slip'] as const;
export type PageKind =
  | (typeof FAMILIAR_PAGES)[number]
  | (typeof UNSEEN_PAGES)[number]
  | (typeof OTHER_PAGES)[number]
  | SpecialPage;

/** A page before it is photographed: millimetres, a drawing in millimetres, its lines as one reads them. */
export type Page = { kind: PageKind; width: number; height: number; svg: string; text: string; roundedCorners: number };

/** Draws a page of a kind; `paper` gives the sheet another colour than its own. */
export function drawPage(kind: PageKind, chance: Random, paper?: string): Page {
  const draft = DRAW[kind](chance);
  const { width, height, parts, lines, rounded = 0 } = draft;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${paper ?? draft.paper}"/>${parts.join('')}</svg>`;
  return { kind, width, height, svg, text: lines.join('\n'), roundedCorners: rounded };
}

/** sRGB pixels of the page at `scale` pixels per millimetre. */
export async function rasterisePage(
  { svg, width, height }: Page,
  scale: number,
): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(
    Buffer.from(
      svg.replace(
        /width="[^"]*" height="[^"]*"/,
        `width="${Math.round(width * scale)}" height="${Math.round(height * scale)}"`,
      ),
    ),
    { limitInputPixels: 2 ** 28 },
  )
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const DRAW: Record<PageKind, (chance: Random) => Draft> = {
  ...DRAW_SPECIAL,
  letter: (chance) => {
    const page = sheet(chance, 210, 297);
    const ink = chance.pick(['#1b3a6b', '#7a1f2b', '#1f5c3a', '#222222']);
    page.parts.push(
      `<circle cx="28" cy="26" r="9" fill="${ink}"/><rect x="24" y="22" width="8" height="8" fill="${page.paper}"/>`,
    );
    write(page, 42, 24, 5, [`Service ${chance.pick(['Population', 'Logement', 'Énergie', 'Enfance'])}`], {
      bold: true,
      fill: ink,
    });
    write(page, 42, 31, 3.4, [address(chance).join(', ')]);
    write(page, 120, 55, 4, [person(chance), ...address(chance)]);
    write(page, 22, 88, 4, [
      `Valmont, le ${date(chance)}`,
      `Objet : dossier ${chance.whole(1000, 9999)} / ${chance.whole(10, 99)}`,
    ]);
    let y = 108;
    for (let part = chance.whole(2, 5); part > 0 && y < 225; part -= 1)
      y = write(page, 22, y, 4, wrap(paragraph(chance, chance.whole(2, 4)), 84)) + 4;
    y = write(page, 22, y + 4, 4, ['Pour le service,', person(chance)]);
    page.parts.push(
      `<path d="M120 ${y} c8 -14 12 10 18 -4 s10 -8 16 2 s12 -6 20 -2" fill="none" stroke="#223a8a" stroke-width="0.7"/>`,
    );
    write(page, 22, 285, 2.8, ['Guichet ouvert du lundi au vendredi de 9 h à 12 h']);
    return page;
  },
  text: (chance) => {
    const small = chance.chance(0.3);
    const page = sheet(chance, small ? 148 : 210, small ? 210 : 297);
    const size = chance.between(3.4, 4.4);
    const margin = chance.between(12, 24);
    const letters = Math.floor((page.width - 2 * margin) / (size * 0.5));
    let y = margin + 6;
    if (chance.chance(0.6))
      y =
        write(page, margin, y + 3, 6.5, wrap(sentence(chance), Math.floor((page.width - 2 * margin) / 3.6)), {
          bold: true,
        }) + 5;
    while (y < page.height - margin - 12 * size)
      y = write(page, margin, y, size, wrap(paragraph(chance, chance.whole(3, 7)), letters)) + size;
    return page;
  },
  form: (chance) => {
    const page = sheet(chance, 210, 297);
    write(page, 20, 24, 6.5, [`Demande de ${chance.pick(['prime', 'rendez-vous', 'garde', 'attestation'])}`], {
      bold: true,
    });
    let y = 36;
    for (const label of [
      'Nom et prénom',
      'Adresse',
      'Commune',
      'Téléphone',
      'Numéro du dossier',
      'Compte',
      'Date',
      'Remarques',
    ]) {
      const tall = label === 'Remarques' ? 40 : 10;
      page.parts.push(
        `<rect x="72" y="${y}" width="118" height="${tall}" fill="none" stroke="#333" stroke-width="0.4"/>`,
      );
      write(page, 20, y + 6.5, 4, [label]);
      write(page, 75, y + 6.8, 4, [answerTo(label, chance)], { fill: '#20308a' });
      y += tall + 7;
    }
    for (let box = 0; box < 4; box += 1, y += 9) {
      page.parts.push(`<rect x="20" y="${y}" width="5" height="5" fill="none" stroke="#333" stroke-width="0.5"/>`);
      write(page, 29, y + 4.3, 3.8, [sentence(chance)]);
    }
    write(page, 20, y + 10, 3.6, wrap(paragraph(chance, 3), 92));
    return page;
  },
  receipt: (chance) => {
    const items = chance.whole(5, 24);
    const page = sheet(chance, chance.pick([58, 80]), 62 + items * 5);
    write(page, 6, 14, 5, ['Épicerie du Parc'], { bold: true });
    let y = write(page, 6, 20, 3, [...address(chance), date(chance)], { mono: true }) + 4;
    const letters = Math.floor((page.width - 12) / 1.9);
    for (let item = 0; item < items; item += 1) {
      const price = euros(chance, 30);
      y =
        write(
          page,
          6,
          y,
          3,
          [
            chance
              .pick(['Pain gris', 'Lait entier', 'Pommes', 'Café moulu', 'Savon', 'Riz long', 'Fromage', 'Piles'])
              .padEnd(letters - price.length) + price,
          ],
          { mono: true },
        ) + 0.8;
    }
    write(page, 6, y + 4, 4.2, [`Total ${euros(chance, 200)}`], { bold: true });
    return page;
  },
  slip: (chance) => {
    const page = sheet(chance, chance.pick([57, 58, 80]), chance.between(210, 330));
    write(page, 5, 12, 5, ['Super du Centre'], { bold: true });
    let y = 22;
    while (y < page.height - 20)
      y =
        write(page, 5, y, 3, [`${chance.pick(['Pain', 'Lait', 'Beurre', 'Sucre', 'Pâtes'])}  ${euros(chance, 20)}`], {
          mono: true,
        }) + chance.between(0.4, 3);
    page.parts.push(
      `<rect x="8" y="${page.height - 14}" width="${page.width - 16}" height="9" fill="#222" opacity="0.9"/>`,
    );
    return page;
  },
  card: (chance) => {
    const hue = chance.whole(0, 359);
    const page: Draft = {
      ...sheet(chance, 85.6, 53.98),
      paper: `hsl(${hue}, ${chance.whole(15, 55)}%, ${chance.whole(72, 92)}%)`,
      rounded: 3.18,
    };
    page.parts.push(
      `<rect y="0" width="86" height="${chance.whole(6, 14)}" fill="hsl(${(hue + 40) % 360}, 45%, ${chance.whole(35, 75)}%)"/>`,
    );
    for (let wave = 0; wave < 7; wave += 1)
      page.parts.push(
        `<path d="M0 ${8 + wave * 7} q22 ${chance.whole(-14, 14)} 43 0 t43 0" fill="none" stroke="hsl(${hue}, 40%, 60%)" stroke-width="0.4"/>`,
      );
    page.parts.push(
      `<rect x="5" y="18" width="22" height="28" fill="#c9b8a4"/><ellipse cx="16" cy="29" rx="6" ry="8" fill="#a97c5b"/><path d="M5 46 q11 -14 22 0z" fill="#3b4a63"/>`,
    );
    write(page, 5, 8, 4, [chance.pick(['CARTE DE LECTEUR', 'CARTE DE MEMBRE', 'ABONNEMENT'])], { bold: true });
    write(page, 32, 22, 3.2, [person(chance), ...address(chance), `N° ${chance.whole(100000, 999999)}`, date(chance)]);
    return page;
  },
  framed: (chance) => {
    const [width, height] = chance.pick([
      [210, 297],
      [148, 210],
      [210, 148],
    ] as const);
    const page = sheet(chance, width, height);
    const ink = `hsl(${chance.whole(0, 359)}, ${chance.whole(0, 70)}%, ${chance.whole(15, 60)}%)`;
    const inset = chance.between(0.02, 0.09) * width;
    const frame = (by: number, thick: number): string =>
      `<rect x="${by}" y="${by}" width="${width - 2 * by}" height="${height - 2 * by}" fill="none" stroke="${ink}" stroke-width="${thick}"/>`;
    page.parts.push(frame(inset, chance.between(0.4, 3.5)));
    if (chance.chance(0.4)) page.parts.push(frame(inset + chance.between(2, 6), 0.6));
    const size = width * 0.024;
    const left = inset + 2.5 * size;
    const y =
      write(page, left, inset + 4 * size, 1.6 * size, [`Règlement ${chance.whole(1, 40)}`], { bold: true, fill: ink }) +
      size;
    write(
      page,
      left,
      y,
      size,
      wrap(paragraph(chance, chance.whole(2, 5)), Math.floor((width - 2 * left) / (size * 0.5))),
    );
    return page;
  },
  invoice: (chance) => {
    const page = sheet(chance, 210, 297);
    const ink = `hsl(${chance.whole(0, 359)}, 60%, 35%)`;
    page.parts.push(`<rect width="210" height="${chance.whole(22, 48)}" fill="${ink}"/>`);
    write(page, 18, 17, 8, ['Facture'], { bold: true, fill: '#ffffff' });
    write(page, 120, 66, 4, [person(chance), ...address(chance)]);
    let y = 96;
    for (let row = chance.whole(6, 14); row > 0; row -= 1, y += 9) {
      page.parts.push(
        `<rect x="18" y="${y - 6}" width="174" height="9" fill="${row % 2 ? page.paper : '#dde3ea'}" stroke="#8895a5" stroke-width="0.3"/>`,
      );
      write(page, 21, y, 3.6, [sentence(chance).slice(0, 52)]);
      write(page, 165, y, 3.6, [euros(chance, 900)]);
    }
    write(page, 130, y + 8, 5, [`Total ${euros(chance, 4000)} EUR`], { bold: true });
    write(page, 18, y + 22, 3.6, wrap(paragraph(chance, 4), 94));
    page.parts.push(`<rect y="280" width="210" height="17" fill="${ink}"/>`);
    return page;
  },
  flyer: (chance) => {
    const hue = chance.whole(0, 359);
    const [width, height] = chance.pick([
      [148, 210],
      [210, 297],
      [105, 148],
    ] as const);
    const page: Draft = {
      ...sheet(chance, width, height),
      paper: `hsl(${hue}, ${chance.whole(30, 80)}%, ${chance.whole(35, 80)}%)`,
    };
    const down = height * 0.62;
    page.parts.push(
      `<rect x="${width * 0.08}" y="${height * 0.3}" width="${width * 0.84}" height="${height * 0.33}" fill="hsl(${(hue + 160) % 360}, 50%, 45%)"/>`,
    );
    for (let blob = 0; blob < 9; blob += 1)
      page.parts.push(
        `<circle cx="${chance.between(0.15, 0.85) * width}" cy="${chance.between(0.35, 0.58) * height}" r="${chance.between(0.02, 0.09) * width}" fill="hsl(${chance.whole(0, 359)}, 60%, ${chance.whole(25, 85)}%)"/>`,
      );
    write(page, width * 0.08, height * 0.14, width * 0.09, ['Fête au quartier'], { bold: true });
    write(page, width * 0.08, down + height * 0.08, width * 0.03, wrap(paragraph(chance, 3), 56));
    return page;
  },
  notebook: (chance) => {
    const [width, height] = chance.pick([
      [148, 210],
      [165, 210],
      [210, 297],
    ] as const);
    const page = sheet(chance, width, height);
    const ruling = chance.pick([5, 8]);
    for (let y = 16; y < height - 6; y += ruling)
      page.parts.push(`<path d="M0 ${y} h${width}" stroke="#9db7d5" stroke-width="0.3"/>`);
    page.parts.push(`<path d="M22 0 v${height}" stroke="#d77" stroke-width="0.4"/>`);
    const written = height * chance.between(0.4, 0.95);
    for (let y = 26; y < written; y += 8) {
      let stroke = `M28 ${y}`;
      for (let x = 28; x < width - chance.between(10, 50); x += 3)
        stroke += ` q1 ${chance.between(-5, 3)} ${chance.between(2, 3.4)} ${chance.between(-0.6, 0.6)}`;
      page.parts.push(`<path d="${stroke}" fill="none" stroke="#2a357e" stroke-width="0.5"/>`);
    }
    return page;
  },
  certificate: (chance) => {
    const page = sheet(chance, 297, 210);
    const ink = `hsl(${chance.whole(0, 359)}, 45%, 30%)`;
    const inset = chance.between(6, 16);
    page.parts.push(
      `<rect x="${inset}" y="${inset}" width="${297 - 2 * inset}" height="${210 - 2 * inset}" fill="none" stroke="${ink}" stroke-width="${chance.between(0.8, 4)}"/>`,
    );
    write(page, 70, 55, 13, ['Attestation'], { bold: true, fill: ink });
    write(page, 45, 85, 5.5, [`délivrée à ${person(chance)}`, ...wrap(paragraph(chance, 2), 66)]);
    write(page, 45, 170, 5, [`Fait à Valmont, le ${date(chance)}`]);
    return page;
  },
  envelope: (chance) => {
    const page: Draft = {
      ...sheet(chance, 220, 110),
      paper: chance.pick(['#f4f1e8', '#e9e2cf', '#d9b98a', '#ffffff']),
    };
    page.parts.push(
      `<rect x="186" y="10" width="24" height="28" fill="hsl(${chance.whole(0, 359)}, 50%, 60%)" stroke="#fff" stroke-width="1.5"/>`,
    );
    write(page, 12, 16, 3.6, [person(chance), ...address(chance)]);
    write(page, 108, 64, 5, [person(chance), ...address(chance)]);
    return page;
  },
};

function answerTo(label: string, chance: Random): string {
  if (label === 'Date') return date(chance);
  if (label === 'Adresse') return address(chance)[0];
  if (label === 'Commune') return address(chance)[1];
  return label === 'Nom et prénom' ? person(chance) : `${chance.whole(10000, 99999)}`;
}
