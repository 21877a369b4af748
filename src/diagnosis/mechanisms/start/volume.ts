import type { SeenEvent } from '../../../evidence/entity.js';
import { boundedInside, quoted } from '../../../evidence/bounded-text.js';
import { podRule, type SeenPod } from '../../kit/container-rule.js';
import { eventsOf } from '../../kit/look.js';
import { firstSeen } from '../../kit/pod-times.js';
import { claim, type Rule, type Sighting } from '../../kit/rule.js';
import { missingReference } from '../../missing-reference.js';
import { holderOf } from './volume-holder.js';
import { isSummary, volumeFailure, volumeNamed, type VolumeKind } from './volume-failure.js';
import { waitsToStart } from './waits-to-start.js';

const REASONS = ['FailedAttachVolume', 'FailedMount', 'FailedMapVolume'] as const;

/** What gRPC puts before an error that it passes on. */
const WRAPPER = /rpc error: code = (?:Unknown|Internal) desc = /g;

/** The claim of a volume, by the pod's name for it or by the one of its persistent volume. */
const claimOf = ({ pod, entity, graph }: SeenPod, volume: string | null): string | null => {
  const own = pod.spec.volumes?.find(({ name }) => name === volume)?.persistentVolumeClaim?.claimName;
  if (own !== undefined) return own;
  const claims = graph.targets(entity.key, 'claims');
  const bound = claims.find(({ key }) =>
    graph.targets(key, 'bound to').some(({ ref }) => ref.name === volume),
  );
  return bound?.ref.name ?? (claims.length === 1 ? (claims[0]?.ref.name ?? null) : null);
};

const tellingEvent = (events: readonly SeenEvent[], wanted: VolumeKind): SeenEvent | undefined => {
  const [first] = [
    ...events.filter(({ event }) => !isSummary(event.message)),
    ...events.filter(({ event }) => isSummary(event.message)),
  ];
  return first !== undefined && volumeFailure(first.event.message) === wanted ? first : undefined;
};

const find = (seen: SeenPod, wanted: VolumeKind): Sighting | null => {
  if (!waitsToStart(seen.pod)) return null;
  const events = eventsOf(seen.entity, ...REASONS).filter(
    ({ event }) => missingReference(event.message, seen.pod.spec) === null,
  );
  const event = tellingEvent(events, wanted);
  if (event === undefined) return null;
  const { message, reason, count } = event.event;
  const volume = volumeNamed(message);
  const claimName = claimOf(seen, volume);
  const holder = wanted === 'multi-attach' ? holderOf(seen, message, claimName) : null;
  const driver = /driver name (\S+) not found/.exec(message)?.[1];
  return {
    key: volume ?? '',
    since: firstSeen(events),
    known: 'stated',
    claims: [
      claim(event.evidence, `${reason} ×${count ?? 1}: ${quoted(message)}`),
      ...(holder?.claims ?? []),
    ],
    values: {
      message: boundedInside(message.replace(/^.*? : /, '').replaceAll(WRAPPER, ''), 240),
      ...(volume !== null && { volume }),
      ...(claimName !== null && { claim: claimName }),
      ...(driver !== undefined && { driver }),
      ...holder?.values,
    },
    behind: holder?.behind ?? [],
  };
};

const of = (mechanism: string, kind: VolumeKind): Rule => podRule(mechanism, (seen) => find(seen, kind));

/** A pod that waits for a volume, by why the volume does not come. */
export const volumeRules: readonly Rule[] = [
  of('storage/multi-attach', 'multi-attach'),
  of('start/volume-driver', 'driver-missing'),
  of('start/volume-not-found', 'not-found'),
  of('start/volume-permission', 'permission'),
  of('start/volume-limit', 'attach-limit'),
  of('start/volume-file-system', 'file-system'),
  of('start/volume-timeout', 'timeout'),
  of('start/volume-mount', 'other'),
];
