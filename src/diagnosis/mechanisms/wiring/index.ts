import type { Rule } from '../../kit/rule.js';

export const wiringRules: readonly Rule[] = [];
