import type { Rule } from '../../kit/rule.js';
import { containerMemoryLimit } from './container-memory-limit.js';

export const runRules: readonly Rule[] = [containerMemoryLimit];
