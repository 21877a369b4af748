import type { Catalogue } from '../../kit/catalogue.js';
import { imageTexts } from './texts-image.js';

export const startTexts: Catalogue = { ...imageTexts };
