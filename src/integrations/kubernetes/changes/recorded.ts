import type { EntityRef } from '../../../evidence/entity.js';
import { DONE, isSameWrite, type RecordedChange } from '../../../evidence/recorded-change.js';
import { orLate } from '../../../waiting/or-late.js';
import { within, type Change, type ChangeKind, type Window } from './change.js';

/** Reads what the change recorder wrote of objects; of those without changes nothing. May reject. */
export type ReadRecorded = (
  objects: readonly EntityRef[],
) => Promise<ReadonlyMap<EntityRef, readonly RecordedChange[]>>;

/** Longest wait for it, ms. */
const LIMIT_MS = 1_000;

/** Kinds whose changes are told by an object's name, as people write it, and what sort of change they are. */
const KINDS: ReadonlyMap<string, { readonly kind: string; readonly change: ChangeKind }> = new Map(
  (
    [
      ['Deployment', 'rollout'],
      ['StatefulSet', 'rollout'],
      ['DaemonSet', 'rollout'],
      ['CronJob', 'rollout'],
      ['ConfigMap', 'configuration'],
      ['HorizontalPodAutoscaler', 'autoscaler'],
      ['Node', 'node'],
    ] as const
  ).map(([kind, change]) => [kind.toLowerCase(), { kind, change }]),
);

/** `configmap shop/rates` → its reference; `null` for a kind that is not recorded. */
const refOf = (object: string): EntityRef | null => {
  const [, word = '', namespace, name = ''] = /^(\w+) (?:([^/ ]+)\/)?([^/ ]+)$/.exec(object) ?? [];
  const known = KINDS.get(word);
  return known === undefined ? null : { kind: known.kind, namespace: namespace ?? null, name };
};

const asChange = (object: string, { at, by, kind, what }: RecordedChange): Change => ({
  at,
  kind:
    kind === 'created' ? 'created' : (KINDS.get(object.split(' ', 1)[0] ?? '')?.change ?? 'configuration'),
  object,
  what: DONE[kind],
  ...(what.length > 0 && { details: what }),
  by,
});

/** A change that is dated alone; others say what they are about. */
const isBare = ({ details = [], what }: Change): boolean =>
  details.length === 0 && /^(?:its content )?was written$/.test(what);

const isSame = (change: Change, recorded: Change): boolean =>
  change.object === recorded.object && isBare(change) && isSameWrite(change.at, recorded.at);

/**
 * Changes with those of the same objects that were recorded as they happened: what the cluster only dates gives way to what
 * tells the values. Without the recorder, or when it does not answer in time, they stay as they are.
 */
export const withRecorded = async (
  changes: readonly Change[],
  objects: readonly string[],
  window: Window,
  read: ReadRecorded | null,
): Promise<readonly Change[]> => {
  if (read === null) return changes;
  const asked = new Map(
    [...new Set([...objects, ...changes.map(({ object }) => object)])].flatMap((object) => {
      const ref = refOf(object);
      return ref === null ? [] : [[ref, object] as const];
    }),
  );
  if (asked.size === 0) return changes;
  const none = (): ReadonlyMap<EntityRef, readonly RecordedChange[]> => new Map();
  const found = await orLate(read([...asked.keys()]), LIMIT_MS, none).catch(none);
  const recorded = [...found].flatMap(([ref, seen]) =>
    seen.filter(({ at }) => within(at, window)).map((change) => asChange(asked.get(ref) ?? '', change)),
  );
  return [...changes.filter((change) => !recorded.some((other) => isSame(change, other))), ...recorded];
};
