const MEGABYTE = 1_000_000;
const KILOBYTE = 1000;
/** From here on a size is said in megabytes: « 1 Mo » is read more easily than « 950 ko ». */
const FROM = 950_000;

/**
 * A number of bytes as people of that language read it: « 340 ko » in whole kilobytes of 1000 bytes, and from 950 000
 * bytes on in megabytes, « 1,2 Mo ».
 */
export function sizeText(bytes: number, language: string): string {
  const mega = bytes >= FROM;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: mega ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: mega ? 1 : 0,
  }).format(bytes / (mega ? MEGABYTE : KILOBYTE));
}
