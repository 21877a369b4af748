/** Endings that controllers give to pod names: `-<ReplicaSet hash>-<5>`, `-<5>` and `-<ordinal>`. */
const POD_SUFFIXES = [
  /-[bcdf-hj-np-tv-xz2456789]{6,10}-[bcdf-hj-np-tv-xz2456789]{5}$/,
  /-[bcdf-hj-np-tv-xz2456789]{5}$/,
  /-\d{1,5}$/,
];

/** The time in the name of a cron job's run: minutes (8 digits) or, of old clusters, seconds (10 digits) since 1970. */
const RUN = /-(?:\d{8}|\d{10})$/;

/** The cron job that a Job of this name is likely a run of: `backup-28391234` → `backup`; `null` when it is no run. */
export const cronJobOf = (job: string): string | null => {
  const name = job.replace(RUN, '');
  return name === job || name === '' ? null : name;
};

/**
 * A pod's name without what its controllers appended: the workload's name in most cases, the cron job's for pods of its
 * runs.
 */
export const podBaseName = (pod: string): string => {
  const suffix = POD_SUFFIXES.find((pattern) => pattern.test(pod) && pod.replace(pattern, '') !== '');
  const base = suffix ? pod.replace(suffix, '') : pod;
  return cronJobOf(base) ?? base;
};
