import type { Catalogue } from '../../kit/catalogue.js';
import { certificateTexts } from './texts-certificates.js';
import { nodeTexts } from './texts-nodes.js';

export const platformTexts: Catalogue = { ...nodeTexts, ...certificateTexts };
