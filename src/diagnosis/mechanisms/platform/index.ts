import type { Rule } from '../../kit/rule.js';
import { certificateEndsSoon } from './certificate-ends-soon.js';
import { certificateExpired } from './certificate-expired.js';
import { certificateNotIssued } from './certificate-not-issued.js';
import { certificateNotRenewed } from './certificate-not-renewed.js';
import { issuerNotReady } from './issuer-not-ready.js';
import { chaosExperiment } from './chaos-experiment.js';
import { nodePressureRules } from './node-pressure.js';
import { networkUnavailable, nodeReadyRules } from './node-ready.js';
import { cordoned } from './cordoned.js';
import { nodeProblem } from './node-problem.js';
import { nodeShutdown } from './node-shutdown.js';
import { nodeWarning } from './node-warning.js';
import { systemOom } from './system-oom.js';
import { tooManyPods } from './too-many-pods.js';

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
