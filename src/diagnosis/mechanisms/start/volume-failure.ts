/** Why a volume does not come to a pod. */
export type VolumeKind =
  | 'multi-attach'
  | 'driver-missing'
  | 'not-found'
  | 'permission'
  | 'attach-limit'
  | 'file-system'
  | 'timeout'
  | 'other';

const PATTERNS: readonly (readonly [VolumeKind, RegExp])[] = [
  ['multi-attach', /multi-attach error|already (?:exclusively )?attached|already used by pod/i],
  [
    'driver-missing',
    /driver name \S+ not found in the list of registered CSI drivers|no volume plugin matched|CSINode .* does not contain driver|failed to get Plugin from volumeSpec/i,
  ],
  [
    'attach-limit',
    /attachment limit|max(?:imum)? (?:number of )?volume (?:count|attach)|too many volumes|AttachmentLimitExceeded|VolumeLimit/i,
  ],
  [
    'file-system',
    /wrong fs type|bad superblock|fsck|structure needs cleaning|superblock|can't read superblock/i,
  ],
  [
    'permission',
    /permission denied|access denied|accessdenied|unauthori[sz]ed|forbidden|operation not permitted|AuthFailure|authentication failed/i,
  ],
  [
    'not-found',
    /not found|does not exist|no such file or directory|hostPath type check failed|path .* is not|InvalidVolume|NotFound/i,
  ],
  ['timeout', /timed out|timeout|deadline exceeded|no route to host|connection refused/i],
];

/** Classifies what the kubelet or the attach controller said. */
export const volumeFailure = (message: string): VolumeKind =>
  PATTERNS.find(([, pattern]) => pattern.test(message))?.[0] ?? 'other';

/** Volumes that a message names: by their own name, or as those that are not mounted. */
export const volumeNamed = (message: string): string | null =>
  /for volume "([^"]+)"/.exec(message)?.[1] ?? /unmounted volumes=\[([^\]\s]+)/.exec(message)?.[1] ?? null;

/** A summary of other failures, not one itself: `timed out waiting for the condition` for volumes that something else keeps. */
export const isSummary = (message: string): boolean =>
  message.startsWith('Unable to attach or mount volumes: ');
