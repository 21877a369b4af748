import type { Rule } from '../../kit/rule.js';
import { imageRules } from './image.js';
import { missingConfigRules } from './missing-config.js';
import { startFailureRules } from './start.js';

export const startRules: readonly Rule[] = [...imageRules, ...missingConfigRules, ...startFailureRules];
