import type { Rule } from '../../kit/rule.js';
import {
  claimTerminating,
  fillingUp,
  lostClaim,
  resizeStuck,
  volumeFailed,
  volumeUnhealthy,
} from './bound-claims.js';
import {
  missingClaim,
  missingClass,
  noDefaultClass,
  noVolume,
  provisionerSilent,
  provisioningFailed,
  waitsForConsumer,
} from './unbound-claims.js';

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
