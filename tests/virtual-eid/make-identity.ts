/** A person who does not exist, and the identity file of the card (docs/facts/card.md#the-identity-file). */
export const PERSON = {
  cardNumber: '592123456789',
  chipNumber: 'CHIPSERIALNUMBER',
  municipality: 'Ottignies',
  nationalNumber: '85073003328',
  surname: 'Van Testhoven',
  givenNames: 'Amélie Zénobie',
  nationality: 'Belge',
  birthPlace: 'Bruxelles',
  birthDate: '30 JUIL 1985',
  sex: 'F',
  street: 'Rue des Essais 12',
  postcode: '1340',
  town: 'Ottignies-Louvain',
} as const;

const field = (tag: number, value: string): Buffer =>
  Buffer.concat([Buffer.from([tag, Buffer.byteLength(value)]), Buffer.from(value)]);
const printed = (day: string): string => day.split('-').toReversed().join('.');

/** The identity file's bytes; days are written `YYYY-MM-DD`. */
export function identityFile({
  documentType,
  validFrom,
  validUntil,
}: {
  documentType: string;
  validFrom: string;
  validUntil: string;
}): Buffer {
  const p = PERSON;
  return Buffer.concat([
    field(0x00, '3'),
    field(0x01, p.cardNumber),
    field(0x02, p.chipNumber),
    field(0x03, printed(validFrom)),
    field(0x04, printed(validUntil)),
    field(0x05, p.municipality),
    field(0x06, p.nationalNumber),
    field(0x07, p.surname),
    field(0x08, p.givenNames),
    field(0x09, 'L'),
    field(0x0a, p.nationality),
    field(0x0b, p.birthPlace),
    field(0x0c, p.birthDate),
    field(0x0d, p.sex),
    field(0x0e, ''),
    field(0x0f, documentType),
    field(0x10, '0'),
    field(0x11, '\u0001'.repeat(20)),
    Buffer.alloc(12),
  ]);
}

export function addressFile(): Buffer {
  const text = Buffer.concat([field(0x01, PERSON.street), field(0x02, PERSON.postcode), field(0x03, PERSON.town)]);
  return Buffer.concat([text, Buffer.alloc(117 - text.length)]);
}
