/** Pictures that show several pages, as people take them. */
import sharp from 'sharp';

/** Three receipts on a brown table, a little askew: red, blue and green from left to right. */
export async function receiptsOnTable(): Promise<Buffer> {
  const ticket = (angle: number, colour: string) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="900"><rect width="100%" height="100%" fill="#fafafa"/><rect x="60" y="60" width="300" height="160" fill="${colour}"/>${Array.from({ length: 12 }, (_unused, line) => `<text x="40" y="${300 + line * 45}" font-size="30">Article ${line} 3,20</text>`).join('')}</svg>`,
      ),
    )
      .rotate(angle, { background: '#00000000' })
      .png()
      .toBuffer();
  return sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#5a3a22' } })
    .composite([
      { input: await ticket(4, '#d00000'), left: 150, top: 250 },
      { input: await ticket(-6, '#0000d0'), left: 780, top: 200 },
      { input: await ticket(0, '#009000'), left: 1450, top: 300 },
    ])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** An open booklet, wider than high: red on its left page, blue on its right; its fold is at 755 of 1,500 pixels. */
export async function openBooklet(): Promise<Buffer> {
  const page = (colour: string): string =>
    `<rect x="80" y="60" width="560" height="150" fill="${colour}"/>${Array.from({ length: 16 }, (_unused, line) => `<rect x="80" y="${270 + line * 45}" width="540" height="14" fill="#333"/>`).join('')}`;
  const booklet = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1050"><rect width="100%" height="100%" fill="#f6f4ee"/><g>${page('#d00000')}</g><g transform="translate(790 0)">${page('#0000d0')}</g><rect x="742" y="0" width="26" height="1050" fill="#b9b4a8"/></svg>`,
  );
  return sharp(booklet).jpeg({ quality: 92 }).toBuffer();
}
