import type { Rule } from '../../kit/rule.js';

export const logsRules: readonly Rule[] = [];
