import type { TextMap } from '../alerts/alert.js';
import { severityRank } from '../alerts/severity.js';

/**
 * Classes of work, the most urgent first: each has a consumer of its own, `analyst-<class>`, on `<prefix>.work.<class>.>`. A
 * group may have triggers in both; any of them means the same, and the lease keeps them apart.
 */
export const WORK_CLASSES = ['critical', 'normal'] as const;
export type WorkClass = (typeof WORK_CLASSES)[number];

/** Rank of a severity from which on a group is worked before others. */
const URGENT = severityRank({ severity: 'critical' });

/** @param severity as `severityRank` gives it */
export const workClassOf = (severity: number): WorkClass => (severity >= URGENT ? 'critical' : 'normal');

export const workClassOfAlert = (labels: TextMap): WorkClass => workClassOf(severityRank(labels));

/** The more urgent of two. */
export const moreUrgent = (a: WorkClass, b: WorkClass): WorkClass =>
  WORK_CLASSES.indexOf(a) <= WORK_CLASSES.indexOf(b) ? a : b;
