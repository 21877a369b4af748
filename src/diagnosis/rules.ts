import type { Rule } from './rule.js';
import { crashLoop } from './rules/crash-loop.js';
import { imagePull } from './rules/image-pull.js';
import { missingConfig } from './rules/missing-config.js';
import { oomKilled } from './rules/oom-killed.js';
import { unschedulable } from './rules/unschedulable.js';

/** Every rule there is. Order matters only between findings of the same rank. */
export const RULES: readonly Rule[] = [oomKilled, missingConfig, imagePull, unschedulable, crashLoop];
