import type { Rule } from '../../kit/rule.js';
import { byKubelet } from './by-kubelet.js';
import { disrupted } from './disrupted.js';
import { invalidSpec } from './invalid-spec.js';
import { limitRange } from './limit-range.js';
import { namespaceEnding } from './namespace-ending.js';
import { otherRefusal } from './other.js';
import { podSecurity } from './pod-security.js';
import { priorityClass } from './priority-class.js';
import { quotaDemands } from './quota-demands.js';
import { quotaFull } from './quota-full.js';
import { quota } from './quota.js';
import { runtimeClass } from './runtime-class.js';
import { serviceAccount } from './service-account.js';
import { webhookDenied } from './webhook-denied.js';
import { webhook } from './webhook.js';

export const refusedRules: readonly Rule[] = [
  quota,
  quotaFull,
  quotaDemands,
  limitRange,
  podSecurity,
  webhook,
  webhookDenied,
  serviceAccount,
  priorityClass,
  runtimeClass,
  invalidSpec,
  namespaceEnding,
  otherRefusal,
  disrupted,
  byKubelet,
];
