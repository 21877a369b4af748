import type { EntityChange, EntityRef } from '../evidence/entity.js';
import type { RecordedChange } from '../evidence/recorded-change.js';
import type { Growth } from './grow.js';

/** What was written is dated to the second: the same write, by its managed fields and as it was seen, ms. */
const SAME_MS = 2_000;

const WORDS = { written: 'was written', created: 'was created', deleted: 'was deleted' } as const;

const title = ({ kind, name }: EntityRef): string => `${kind.toLowerCase()} ${name}`;

const asEntityChange = (ref: EntityRef, { kind, at, by, what }: RecordedChange): EntityChange => ({
  kind: kind === 'created' ? 'created' : 'written',
  at,
  by,
  what: `${title(ref)} ${WORDS[kind]}`,
  ...(what.length > 0 && { differs: what }),
});

const isSame = (known: EntityChange, recorded: EntityChange): boolean =>
  (known.kind === 'written' || known.kind === 'created') &&
  known.kind === recorded.kind &&
  Math.abs(Date.parse(known.at) - Date.parse(recorded.at)) <= SAME_MS;

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
