import type { Catalogue } from '../../kit/catalogue.js';
import { nodeTexts } from './texts-nodes.js';
import { podTexts } from './texts-pods.js';

/** What pods without a node say. */
export const schedulingTexts: Catalogue = { ...nodeTexts, ...podTexts };
