import type { Rule } from '../../kit/rule.js';
import {
  certificateEndsSoon,
  certificateExpired,
  certificateNotIssued,
  certificateNotRenewed,
  issuerNotReady,
} from './certificates.js';
import { chaosExperiment } from './chaos-experiment.js';
import { nodePressureRules } from './node-pressure.js';
import { networkUnavailable, nodeReadyRules } from './node-ready.js';
import { cordoned, nodeProblem, nodeShutdown, nodeWarning, systemOom, tooManyPods } from './node-troubles.js';

export const platformRules: readonly Rule[] = [
  ...nodeReadyRules,
  networkUnavailable,
  ...nodePressureRules,
  nodeProblem,
  systemOom,
  nodeShutdown,
  nodeWarning,
  cordoned,
  tooManyPods,
  certificateExpired,
  certificateNotRenewed,
  certificateNotIssued,
  certificateEndsSoon,
  issuerNotReady,
  chaosExperiment,
];
