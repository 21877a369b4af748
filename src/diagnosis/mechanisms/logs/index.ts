import type { Rule } from '../../kit/rule.js';
import { classRules } from './class-rules.js';
import { errorBurst } from './error-burst.js';

export const logsRules: readonly Rule[] = [...classRules, errorBurst];
