import type { Rule } from './rule.js';
import { crashLoop } from './rules/crash-loop.js';
import { imagePull } from './rules/image-pull.js';
import { jobFailed } from './rules/job-failed.js';
import { missingConfig } from './rules/missing-config.js';
import { nodeNotReady } from './rules/node-not-ready.js';
import { nodePressure } from './rules/node-pressure.js';
import { oomKilled } from './rules/oom-killed.js';
import { probeHoldsBack } from './rules/probe-holds-back.js';
import { probeKillsContainer } from './rules/probe-kills.js';
import { unschedulable } from './rules/unschedulable.js';

/** Every rule there is. Order matters only between findings of the same rank. */
export const RULES: readonly Rule[] = [
  oomKilled,
  missingConfig,
  imagePull,
  unschedulable,
  nodeNotReady,
  nodePressure,
  jobFailed,
  probeKillsContainer,
  crashLoop,
  probeHoldsBack,
];
