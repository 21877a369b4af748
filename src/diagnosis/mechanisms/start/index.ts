import type { Rule } from '../../kit/rule.js';
import { imageRules } from './image.js';
import { missingConfigRules } from './missing-config.js';
import { sandbox } from './sandbox.js';
import { startFailureRules } from './start.js';
import { volumeRules } from './volume.js';

export const startRules: readonly Rule[] = [
  ...imageRules,
  ...missingConfigRules,
  ...startFailureRules,
  sandbox,
  ...volumeRules,
];
