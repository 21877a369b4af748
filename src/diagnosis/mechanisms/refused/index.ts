import type { Rule } from '../../kit/rule.js';

export const refusedRules: readonly Rule[] = [];
