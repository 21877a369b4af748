import type { Rule } from '../../kit/rule.js';

export const platformRules: readonly Rule[] = [];
