/** The catalogue: what each entry must say before a person can be sent there. */
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { catalogue, catalogueSchema, catalogueWordsSchema, SERVICE_THEMES } from '../../../src/shared/services.ts';
import { known, serviceWords, services, value } from './loaded-content.ts';

const catalogued = value(services);

describe('the catalogue', () => {
  it('leads only to guides that exist', () => {
    const { guides } = known();
    expect(
      catalogued
        .filter(({ guide }) => guide !== null && !guides.has(guide))
        .map(({ id, guide }) => `${id} → ${guide ?? ''}`),
    ).toEqual([]);
  });

  it('gives a guide to every service that asks who one is', () => {
    expect(
      catalogued
        .filter(({ kind, login, guide }) => kind === 'service' && login.way !== 'open' && guide === null)
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it('hints, for the eight portals with a search of their own, at typing short words there (S252)', () => {
    const words = value(serviceWords).services;
    expect(
      [
        'mon-espace-wallonie',
        'my-belgium',
        'monespace-fwb',
        'irisbox',
        'socialsecurity',
        'belgium-be',
        'forem',
        'onem',
      ].filter((id) => !/mots? courts?/.test(words[id]?.hint ?? '')),
    ).toEqual([]);
  });

  it('has words for every entry, and for nothing else', () => {
    expect(Object.keys(value(serviceWords).services).sort()).toEqual(catalogued.map(({ id }) => id).sort());
  });

  it('says of every link when it was last seen to be right, and where', () => {
    expect(catalogued.filter(({ checked }) => checked === null).map(({ id }) => id)).toEqual([]);
  });

  it('holds every service of the source document (S3–S31), but for the site of a campaign that has ended (S30)', () => {
    const headings = [9, 12, 16, 22, 25, 28, 30];
    const wanted = Array.from({ length: 29 }, (_, at) => at + 3)
      .filter((item) => !headings.includes(item))
      .map((item) => `S${item}`);
    const told = new Set(catalogued.filter(({ kind }) => kind === 'service').flatMap(({ source }) => source));
    expect(wanted.filter((item) => !told.has(item))).toEqual([]);
  });
});

describe('the catalogue in another language', () => {
  const entry = {
    id: 'myminfin',
    kind: 'service',
    theme: 'taxes',
    address: 'https://www.myminfin.be/',
    shown: 'myminfin.be',
  };
  const entries = v.parse(catalogueSchema, [
    { ...entry, checked: { date: '2026-01', source: 'site du SPF' } },
    { ...entry, id: 'autre', address: 'https://autre.example/', phone: '02 1' },
  ]);
  const themes = Object.fromEntries(SERVICE_THEMES.map((theme) => [theme, theme]));
  const said = { name: 'MyMinfin', text: 'Belastingen.', words: [] };

  it('gives the address, the number and the source that a service has in that language, and otherwise those that are for all', () => {
    const own = {
      address: 'https://www.myminfin.be/nl',
      shown: 'myminfin.be/nl',
      phone: '02 2',
      checkedBy: 'site van de FOD',
    };
    const words = v.parse(catalogueWordsSchema, { themes, services: { myminfin: { ...said, ...own }, autre: said } });
    expect(
      catalogue(entries, words).map(({ address, shown, phone, checked }) => ({ address, shown, phone, checked })),
    ).toEqual([
      {
        address: 'https://www.myminfin.be/nl',
        shown: 'myminfin.be/nl',
        phone: '02 2',
        checked: { date: '2026-01', source: 'site van de FOD' },
      },
      { address: 'https://autre.example/', shown: 'myminfin.be', phone: '02 1', checked: null },
    ]);
  });
});
