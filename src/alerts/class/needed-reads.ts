import type { Localized } from '../../config/language.js';
import type { SubjectKind } from '../subject/subject.js';
import type { AlertClass } from './alert-class.js';

/** What must be read to explain an alert of a class, and how far. */
export interface NeededReads {
  /** Most calls from the subject on, from a workload to whom it calls. */
  readonly maxCalls: number;
  /** Most pods whose logs are looked at. */
  readonly maxLogs: number;
  /** Lists of the cluster that are read ahead, beside those of the subject's namespace. */
  readonly ahead: readonly string[];
  /** What is looked at, in words. */
  readonly what: Localized['en'];
}

const CALLS = 5;
const LOGS = 24;

/** Trouble that may come over calls: everything behind the subject may be its cause. */
const overCalls = (what: string, ahead: readonly string[] = []): NeededReads => ({
  maxCalls: CALLS,
  maxLogs: LOGS,
  ahead,
  what,
});

/** By class. What nothing of it could explain is not read: it would cost, and could only mislead. */
export const NEEDED_READS: Readonly<Record<AlertClass, NeededReads>> = {
  unavailable: overCalls('routes, Services, endpoints, pods and what they need to start and to answer'),
  'not-ready': overCalls('state, events and logs of pods, their rollout, whom they wait for'),
  restarts: overCalls('last ends, logs of the run before, limits, probes, whom the last words name'),
  errors: overCalls('new error lines, whom they name, and the same of these; changes on the way'),
  latency: overCalls('new error lines, limits and autoscalers of the subject and whom it calls'),
  saturation: overCalls('limits, usage, autoscalers and quotas of the subject, then whom it calls'),
  scheduling: overCalls("the scheduler's words, nodes, all that runs on them, claims, quotas", ['Node']),
  storage: overCalls('claims, volumes, storage classes, who writes to them', ['StorageClass']),
  expiry: overCalls('certificates, issuers, what serves with them'),
  scaling: overCalls('autoscalers, their metrics API, what keeps new pods from running'),
  job: overCalls('runs, their pods and logs, quotas, whom they call'),
  node: overCalls('conditions, events and pods of the node', ['Node']),
  'control-plane': overCalls('pods of the control plane and of cluster DNS'),
  'no-data': overCalls('what the labels name, to tell what is wrong beside the rule'),
  meta: { maxCalls: 0, maxLogs: 0, ahead: [], what: 'nothing: it stands for no trouble of the cluster' },
  unknown: overCalls('all of it'),
};

/** What is read first of the thing that an alert is about, whatever is wrong with it. */
interface FirstReads {
  readonly ahead?: readonly string[];
  readonly what: Localized['en'];
}

const FIRST_READS: Readonly<Record<SubjectKind, FirstReads>> = {
  pod: { what: 'the pod, its events, its logs and those of the run before' },
  workload: { what: 'its pods and the last revisions' },
  job: { what: 'its pods and their logs' },
  'cron-job': { what: 'its last runs' },
  service: { what: 'its endpoints and the pods behind it' },
  node: { ahead: ['Node'], what: 'the node and the pods on it' },
  claim: { ahead: ['StorageClass'], what: 'its volume and the pods that use it' },
  volume: { ahead: ['StorageClass'], what: 'the claim that it is bound to' },
  autoscaler: { what: 'what it scales, and the API of its metrics' },
  quota: { what: 'who uses it, and whom it refuses' },
  'disruption-budget': { ahead: ['Node'], what: 'the pods that it guards' },
  ingress: { ahead: ['IngressClass'], what: 'its backends, class and certificates' },
  certificate: { what: 'its issuer, order and Secret by name' },
  release: { what: 'its conditions, its source, and what it made' },
  resource: { what: 'its conditions, and what its operator made of it' },
  monitoring: { what: 'its pods' },
  host: { ahead: ['IngressClass'], what: 'the Ingress that takes requests for it' },
  namespace: { what: 'what is sick in it' },
  none: { what: 'nothing: the labels name no object' },
};

/** What must be read for one alert: what its class asks for, and what it is about. */
export const neededReads = (
  alertClass: AlertClass,
  subject: SubjectKind,
): NeededReads & { readonly first: Localized['en'] } => {
  const needed = NEEDED_READS[alertClass];
  const { ahead = [], what } = FIRST_READS[subject];
  if (needed.maxCalls === 0) return { ...needed, first: FIRST_READS.none.what };
  return { ...needed, ahead: [...new Set([...needed.ahead, ...ahead])], first: what };
};
