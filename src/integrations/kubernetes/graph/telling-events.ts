/** Normal events that say why a pod went or why a run was not made. Others tell of an ordinary life and are left out. */
export const TELLING_REASONS: ReadonlySet<string> = new Set([
  'Preempted',
  'TaintManagerEviction',
  'JobAlreadyActive',
]);

/** The commonest normal events are not even asked for: they would push the telling ones off the list. */
export const TELLING_NORMAL = [
  'type=Normal',
  ...[
    'Scheduled',
    'Pulling',
    'Pulled',
    'Created',
    'Started',
    'Killing',
    'SuccessfulCreate',
    'SuccessfulDelete',
    'ScalingReplicaSet',
    'SuccessfulRescale',
    'SuccessfulAttachVolume',
    'SawCompletedJob',
    'Completed',
    'LeaderElection',
  ].map((reason) => `reason!=${reason}`),
].join(',');
