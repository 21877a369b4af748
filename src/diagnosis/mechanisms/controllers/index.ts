import type { Rule } from '../../kit/rule.js';

export const controllersRules: readonly Rule[] = [];
