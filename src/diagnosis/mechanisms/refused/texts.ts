import type { Catalogue } from '../../kit/catalogue.js';
import { missingTexts } from './texts-missing.js';
import { boundTexts } from './texts-bounds.js';

/** What refusals of pods say. */
export const refusedTexts: Catalogue = { ...boundTexts, ...missingTexts };
