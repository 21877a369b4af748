import type { Rule } from '../../kit/rule.js';
import { claimTerminating } from './claim-terminating.js';
import { fillingUp } from './filling-up.js';
import { lostClaim } from './lost-claim.js';
import { resizeStuck } from './resize-stuck.js';
import { volumeFailed } from './volume-failed.js';
import { volumeUnhealthy } from './volume-unhealthy.js';
import { missingClaim } from './missing-claim.js';
import { missingClass } from './missing-class.js';
import { noDefaultClass } from './no-default-class.js';
import { noVolume } from './no-volume.js';
import { provisionerSilent } from './provisioner-silent.js';
import { provisioningFailed } from './provisioning-failed.js';
import { waitsForConsumer } from './waits-for-consumer.js';

export const storageRules: readonly Rule[] = [
  missingClass,
  noDefaultClass,
  noVolume,
  provisioningFailed,
  provisionerSilent,
  waitsForConsumer,
  missingClaim,
  lostClaim,
  resizeStuck,
  fillingUp,
  claimTerminating,
  volumeUnhealthy,
  volumeFailed,
];
