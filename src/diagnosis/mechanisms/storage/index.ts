import type { Rule } from '../../kit/rule.js';

export const storageRules: readonly Rule[] = [];
