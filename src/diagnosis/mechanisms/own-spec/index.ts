import type { Rule } from '../../kit/rule.js';

export const ownSpecRules: readonly Rule[] = [];
