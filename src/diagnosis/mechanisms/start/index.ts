import type { Rule } from '../../kit/rule.js';

export const startRules: readonly Rule[] = [];
