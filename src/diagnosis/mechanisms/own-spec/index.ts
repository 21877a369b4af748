import type { Rule } from '../../kit/rule.js';
import { configChange } from './config-change.js';
import { differsFromSiblings } from './differs-from-siblings.js';
import { dnsPolicy } from './dns-policy.js';
import { duplicateEnv } from './duplicate-env.js';
import { flagOn } from './flag-on.js';
import { imageDiffers } from './image-differs.js';
import { missingKey } from './missing-key.js';
import { missingRight } from './missing-right.js';
import { refusedConfigValue, refusedValue } from './refused-value.js';
import { unknownDatabase } from './unknown-database.js';
import { unknownHost } from './unknown-host.js';
import { unknownPort } from './unknown-port.js';

/** What a workload is told, against what there is. */
export const ownSpecRules: readonly Rule[] = [
  unknownHost,
  unknownPort,
  unknownDatabase,
  duplicateEnv,
  differsFromSiblings,
  imageDiffers,
  missingKey,
  refusedValue,
  refusedConfigValue,
  configChange,
  flagOn,
  missingRight,
  dnsPolicy,
];
