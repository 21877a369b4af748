import type { Catalogue } from '../../kit/catalogue.js';
import { configTexts } from './texts-config.js';
import { imageTexts } from './texts-image.js';
import { startFailureTexts } from './texts-start.js';
import { podStartTexts } from './texts-pod.js';
import { volumeTexts } from './texts-volume.js';

export const startTexts: Catalogue = {
  ...imageTexts,
  ...configTexts,
  ...startFailureTexts,
  ...volumeTexts,
  ...podStartTexts,
};
