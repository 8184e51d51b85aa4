/** The shape in which an office wants a PDF: how heavy, on which paper, numbered or not. Ids and numbers, no words. */
import * as v from 'valibot';

/** The sheets to choose from, in points (1/72 inch), upright. `picture`: a sheet as large as what is on it. */
export const SHEETS = ['a4', 'a5', 'letter', 'picture'] as const;
/** One of these sheets. */
export type Sheet = (typeof SHEETS)[number];
/** Margins to choose from, in millimetres. */
export const MARGINS = [0, 10, 20] as const;
/** One of these margins. */
export type Margin = (typeof MARGINS)[number];

/** How pages lie on their sheets. */
export const layoutSchema = v.object({
  /** Both sides of a card on one sheet, at their true size. */
  card: v.boolean(),
  sheet: v.picklist(SHEETS),
  /** In millimetres. */
  margin: v.picklist(MARGINS),
  /** At the foot of each sheet: « 2 / 5 ». */
  numbers: v.boolean(),
});
export type Layout = v.InferOutput<typeof layoutSchema>;

/** Less is no picture any more, bytes. */
export const LEAST_LIMIT = 20_000;

/** What a person may ask of a PDF's shape before it is saved. */
export const shapeSchema = v.object({
  ...layoutSchema.entries,
  /** The file may not be larger than this many bytes; null for no limit. */
  most: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(LEAST_LIMIT), v.maxValue(1_000_000_000))),
});
export type Shape = v.InferOutput<typeof shapeSchema>;

/** The shape of a PDF for which nobody asked anything. */
export const PLAIN_SHAPE: Shape = { card: false, sheet: 'a4', margin: 0, numbers: false, most: null };
