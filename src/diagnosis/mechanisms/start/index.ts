import type { Rule } from '../../kit/rule.js';
import { containerWaits } from './container-waits.js';
import { imageRules } from './image.js';
import { initCrash } from './init-crash.js';
import { initWaitsRules } from './init-waits.js';
import { missingConfigRules } from './missing-config.js';
import { postStartHook } from './post-start-hook.js';
import { readinessGate } from './readiness-gate.js';
import { sandbox } from './sandbox.js';
import { sidecarNotStarted } from './sidecar-not-started.js';
import { startFailureRules } from './start.js';
import { volumeRules } from './volume.js';

export const startRules: readonly Rule[] = [
  ...imageRules,
  ...missingConfigRules,
  ...startFailureRules,
  sandbox,
  ...volumeRules,
  ...initWaitsRules,
  initCrash,
  postStartHook,
  sidecarNotStarted,
  readinessGate,
  containerWaits,
];
