/**
 * Held by a property, not by examples: 2,000 whole situations against an oracle that imports no rule; 100,000 in the
 * long suite.
 */
import { describeNeverWrong } from '../../../tools/situations/never-wrong.ts';

describeNeverWrong(2000);
