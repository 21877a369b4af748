import type { EntityChange, EntityRef } from '../evidence/entity.js';
import { DONE, isSameWrite, type RecordedChange } from '../evidence/recorded-change.js';
import type { Growth } from './grow.js';

const title = ({ kind, name }: EntityRef): string => `${kind.toLowerCase()} ${name}`;

const asEntityChange = (ref: EntityRef, { kind, at, by, what }: RecordedChange): EntityChange => ({
  kind: kind === 'created' ? 'created' : 'written',
  at,
  by,
  what: `${title(ref)} ${DONE[kind]}`,
  ...(what.length > 0 && { differs: what }),
});

const isSame = (known: EntityChange, recorded: EntityChange): boolean =>
  (known.kind === 'written' || known.kind === 'created') &&
  known.kind === recorded.kind &&
  isSameWrite(known.at, recorded.at);

/** The changes of one entity, newest first: a write that the cluster dates gives way to the recorded one, which tells what. */
const merged = (known: readonly EntityChange[], recorded: readonly EntityChange[]): readonly EntityChange[] =>
  [...known.filter((change) => !recorded.some((other) => isSame(change, other))), ...recorded].toSorted(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );

/** What grew, with the changes that were recorded while nobody asked. */
export const withRecordedChanges = (
  growth: Growth,
  recorded: ReadonlyMap<EntityRef, readonly RecordedChange[]>,
): Growth =>
  recorded.size === 0
    ? growth
    : {
        ...growth,
        entities: growth.entities.map((entity) => {
          const { ref, changes } = entity.draft;
          const own = recorded.get(ref) ?? [];
          if (own.length === 0) return entity;
          const told = own.map((change) => asEntityChange(ref, change));
          return { ...entity, draft: { ...entity.draft, changes: merged(changes, told) } };
        }),
      };
