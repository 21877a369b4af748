import { isPlainObject } from './plain-json.js';
import { TextLines } from './text-lines.js';

/** A condition of an API object, in the API's names or the wire's. */
interface ReadCondition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly since: string;
  readonly heartbeat: string;
}

/** Conditions that are well when they are true, and those that are well when they are not. */
const WELL_WHEN_TRUE: ReadonlySet<string> = new Set(
  (
    'PodReadyToStartContainers Initialized PodScheduled ContainersReady Ready Available Progressing ' +
    'AbleToScale ScalingActive'
  ).split(' '),
);
const WELL_WHEN_FALSE: ReadonlySet<string> = new Set(
  'MemoryPressure DiskPressure PIDPressure NetworkUnavailable ReplicaFailure ScalingLimited'.split(' '),
);

/**
 * The conditions as lines, `null` when the list is no list of conditions. Those that are as they should be are named in one
 * line with the time since when, without one if they were so from the object's beginning; of the others everything is told,
 * of several that say the same once.
 * @param createdAt RFC 3339, `null` if it is not known
 */
export const conditionsText = (list: unknown, createdAt: string | null): TextLines | null => {
  if (!Array.isArray(list) || list.length === 0) return null;
  const conditions = list.map(readCondition);
  if (!conditions.every((condition) => condition !== null)) return null;
  const well = conditions.filter(isWell);
  const unwell = conditions.filter((condition) => !isWell(condition));
  const troubles = [...Map.groupBy(unwell, remarks)].map(
    ([remark, group]) => `${group.map(({ type }) => type).join(', ')} ${remark}`,
  );
  const fine = groupsOfOneTime(well).map(
    (group) => group.map(({ type }) => type).join(', ') + sinceText(group[0]?.since ?? '', createdAt),
  );
  return new TextLines([...troubles, ...(fine.length === 0 ? [] : [`ok: ${fine.join('; ')}`])]);
};

/** Nearer than this, in ms, is the same time for conditions that are well: those of one start of a pod. */
const SAME_MS = 60_000;

const isSameTime = (one: string, other: string): boolean =>
  one === other || Math.abs(Date.parse(one) - Date.parse(other)) < SAME_MS;

const sinceText = (since: string, createdAt: string | null): string =>
  since === '' || (createdAt !== null && isSameTime(since, createdAt)) ? '' : ` since ${since}`;

/** Earliest first. */
const groupsOfOneTime = (conditions: readonly ReadCondition[]): readonly (readonly ReadCondition[])[] => {
  const groups: ReadCondition[][] = [];
  for (const condition of conditions.toSorted((a, b) =>
    a.since < b.since ? -1 : a.since > b.since ? 1 : 0,
  )) {
    const group = groups.at(-1);
    if (group !== undefined && isSameTime(group[0]?.since ?? '', condition.since)) group.push(condition);
    else groups.push([condition]);
  }
  return groups;
};

const isWell = ({ type, status }: ReadCondition): boolean =>
  (status === 'True' && WELL_WHEN_TRUE.has(type)) || (status === 'False' && WELL_WHEN_FALSE.has(type));

/** `False since …, last heartbeat …, ContainersNotReady: containers with unready status: [app]` */
const remarks = ({ status, since, heartbeat, reason, message }: ReadCondition): string => {
  const told = [reason, message].filter((text) => text !== '').join(': ');
  return [
    `${status}${since === '' ? '' : ` since ${since}`}`,
    ...(heartbeat === '' || heartbeat === since ? [] : [`last heartbeat ${heartbeat}`]),
    ...(told === '' ? [] : [told]),
  ].join(', ');
};

const readCondition = (value: unknown): ReadCondition | null => {
  if (!isPlainObject(value) || typeof value['type'] !== 'string' || typeof value['status'] !== 'string')
    return null;
  const { type, status } = value;
  const text = (...names: readonly string[]): string => {
    const found = names.map((name) => value[name]).find((member) => typeof member === 'string');
    return typeof found === 'string' ? found : '';
  };
  return {
    type,
    status,
    reason: text('reason'),
    message: text('message').replaceAll('\n', ' '),
    since: text('lastTransitionTime', 'last_transition_time'),
    heartbeat: text('lastHeartbeatTime', 'last_heartbeat_time', 'lastUpdateTime'),
  };
};
