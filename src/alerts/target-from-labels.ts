import type { TextMap } from './alert.js';
import { subjectOf } from './subject/subject-of.js';
import type { Subject } from './subject/subject.js';
import type { Target } from './target.js';

/** The names by which the collectors look for a subject. */
export const targetOf = ({ names, kind, name }: Subject): Target => {
  const { serviceIsCertain: _certain, object, instance, ...target } = names;
  return {
    ...target,
    ...(object !== null && { object }),
    ...(instance !== null && { instance }),
    ...(kind === 'host' && name !== null && { host: name }),
  };
};

/**
 * What an alert is about, from its labels alone; pure, and total over any labels. Whether `service` is more than a guess
 * tells `namesService`.
 *
 * @param clusterName the cluster of alerts without a cluster label; `null` when not set.
 */
export const targetFromLabels = (labels: TextMap, clusterName: string | null): Target =>
  targetOf(subjectOf(labels, clusterName));
