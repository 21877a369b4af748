import type { Rule } from '../../kit/rule.js';

export const schedulingRules: readonly Rule[] = [];
