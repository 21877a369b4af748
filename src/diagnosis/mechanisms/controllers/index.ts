import type { Rule } from '../../kit/rule.js';
import { aggregatedApi } from './aggregated-api.js';
import { budgetNever } from './budget-never.js';
import { budgetShort } from './budget-short.js';
import { daemonKeptOut } from './daemon-kept-out.js';
import { daemonMisscheduled } from './daemon-misscheduled.js';
import { deleted } from './deleted.js';
import { reconcileFailed, releaseFailed } from './flux.js';
import { jobDeadline, jobFailed } from './job-failed.js';
import { jobMissed } from './job-missed.js';
import { jobOverlap } from './job-overlap.js';
import { jobSuspended } from './job-suspended.js';
import { orderedStart } from './ordered-start.js';
import { paused } from './paused.js';
import { rolloutStuck } from './rollout-stuck.js';
import { scaledObject } from './scaled-object.js';
import { scalingAtMaximum } from './scaling-at-maximum.js';
import { scalingDisabled } from './scaling-disabled.js';
import { scalingNoMetrics } from './scaling-no-metrics.js';
import { scalingTarget } from './scaling-target.js';
import { surgeImpossible } from './surge-impossible.js';
import { syncFailed } from './sync-failed.js';
import { updateHeld } from './update-held.js';

export const controllersRules: readonly Rule[] = [
  rolloutStuck,
  surgeImpossible,
  paused,
  orderedStart,
  updateHeld,
  daemonMisscheduled,
  daemonKeptOut,
  deleted,
  jobFailed,
  jobDeadline,
  jobSuspended,
  jobMissed,
  jobOverlap,
  scalingNoMetrics,
  scalingAtMaximum,
  scalingTarget,
  scalingDisabled,
  scaledObject,
  aggregatedApi,
  budgetShort,
  budgetNever,
  syncFailed,
  reconcileFailed,
  releaseFailed,
];
