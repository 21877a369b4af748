import type { Catalogue } from '../../kit/catalogue.js';

export const startTexts: Catalogue = {};
