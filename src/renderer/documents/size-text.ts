/** A number of bytes as people read it: « 340 ko », « 1,2 Mo ». */
export function sizeText(bytes: number, language: string): string {
  const mega = bytes >= 950_000;
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: mega ? 1 : 0 });
  return `${format.format(bytes / (mega ? 1_000_000 : 1000))} ${mega ? 'Mo' : 'ko'}`;
}
