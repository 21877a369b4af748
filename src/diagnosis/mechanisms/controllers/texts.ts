import type { Catalogue } from '../../kit/catalogue.js';
import { deliveryTexts } from './texts-delivery.js';
import { jobTexts } from './texts-jobs.js';
import { scalingTexts } from './texts-scaling.js';
import { workloadTexts } from './texts-workloads.js';

/** What controllers of all kinds say. */
export const controllersTexts: Catalogue = {
  ...workloadTexts,
  ...jobTexts,
  ...scalingTexts,
  ...deliveryTexts,
};
