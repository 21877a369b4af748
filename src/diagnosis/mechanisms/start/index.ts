import type { Rule } from '../../kit/rule.js';
import { imageRules } from './image.js';

export const startRules: readonly Rule[] = [...imageRules];
