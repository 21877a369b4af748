import type { Rule } from '../../kit/rule.js';

export const resourcesRules: readonly Rule[] = [];
