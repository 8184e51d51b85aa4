/** Held by a property, not by examples: 100,000 whole situations against an oracle that imports no rule. */
import { describeNeverWrongAnew } from '../../../tools/situations/never-wrong.ts';

describeNeverWrongAnew(process.env['LONG_SHORTER'] === undefined ? 100_000 : 20_000);
