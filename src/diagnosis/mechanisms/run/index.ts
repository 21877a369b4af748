import type { Rule } from '../../kit/rule.js';
import { admissionRejected } from './admission-rejected.js';
import { containerMemoryLimit } from './container-memory-limit.js';
import { cpuLimitCut } from './cpu-limit-cut.js';
import { crashRules } from './crash.js';
import { evicted } from './evicted.js';
import { exhaustedRules } from './exhausted.js';
import { nodeMemory } from './node-memory.js';
import { nodeShutdown } from './node-shutdown.js';
import { probeKillRules } from './probe-kills.js';
import { readinessRules } from './readiness.js';
import { resizePending } from './resize-pending.js';
import { stuckTerminating } from './stuck-terminating.js';

export const runRules: readonly Rule[] = [
  containerMemoryLimit,
  nodeMemory,
  cpuLimitCut,
  ...exhaustedRules,
  ...crashRules,
  ...probeKillRules,
  ...readinessRules,
  evicted,
  nodeShutdown,
  admissionRejected,
  stuckTerminating,
  resizePending,
];
