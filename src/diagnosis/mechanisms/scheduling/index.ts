import type { Rule } from '../../kit/rule.js';
import { attachLimit } from './attach-limit.js';
import { claimUnbound } from './claim-unbound.js';
import { cordoned } from './cordoned.js';
import { deviceClaim } from './device-claim.js';
import { gated } from './gated.js';
import { hostPort } from './host-port.js';
import { insufficient } from './insufficient.js';
import { noNodes } from './no-nodes.js';
import { nodeSelector } from './node-selector.js';
import { notLookedAt } from './not-looked-at.js';
import { otherReason } from './other-reason.js';
import { antiAffinity, podAffinity } from './pod-affinity.js';
import { preempted } from './preempted.js';
import { spread } from './spread.js';
import { taint } from './taint.js';
import { volumeZone } from './volume-zone.js';

/** Who took the place comes before the place that is missing since. */
export const schedulingRules: readonly Rule[] = [
  preempted,
  insufficient,
  taint,
  cordoned,
  nodeSelector,
  antiAffinity,
  podAffinity,
  spread,
  hostPort,
  volumeZone,
  attachLimit,
  claimUnbound,
  deviceClaim,
  gated,
  noNodes,
  notLookedAt,
  otherReason,
];
