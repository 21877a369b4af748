import type { Rule } from '../../kit/rule.js';
import { containerMemoryLimit } from './container-memory-limit.js';
import { crashRules } from './crash.js';
import { probeKillRules } from './probe-kills.js';
import { readinessRules } from './readiness.js';

export const runRules: readonly Rule[] = [
  containerMemoryLimit,
  ...crashRules,
  ...probeKillRules,
  ...readinessRules,
];
