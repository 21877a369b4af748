import { describe, expect, it } from '@jest/globals';
import type { EntityChange, EntityRef } from '../evidence/entity.js';
import type { EntityDraft } from '../evidence/graph-source.js';
import type { RecordedChange } from '../evidence/recorded-change.js';
import { withRecordedChanges } from './with-recorded-changes.js';

const REF: EntityRef = { kind: 'ConfigMap', namespace: 'shop', name: 'rates' };
const change = (kind: EntityChange['kind'], at: string): EntityChange => ({
  kind,
  at,
  what: `configmap rates ${kind}`,
  by: 'helm',
});
const recorded = (at: string, what: readonly string[], kind: RecordedChange['kind'] = 'written') =>
  ({ at, kind, by: 'helm', what }) satisfies RecordedChange;

const changesOf = (
  known: readonly EntityChange[],
  seen: readonly RecordedChange[],
): readonly EntityChange[] => {
  const draft = { ref: REF, changes: known } as unknown as EntityDraft;
  const growth = { entities: [{ draft, hops: 0, deepened: null }], relations: [], cut: [] };
  return withRecordedChanges(growth, new Map([[REF, seen]])).entities[0]?.draft.changes ?? [];
};

describe('the recorded changes of an entity', () => {
  it('take the place of the same write, which the cluster only dates', () => {
    const told = changesOf(
      [change('written', '2026-03-02T10:00:00Z'), change('created', '2026-03-01T10:00:00Z')],
      [recorded('2026-03-02T10:00:00Z', ['RATE 1 → 2'])],
    );
    expect(told).toMatchObject([
      { kind: 'written', what: 'configmap rates was written', differs: ['RATE 1 → 2'] },
      { kind: 'created' },
    ]);
  });

  it('stand beside others, newest first', () => {
    const told = changesOf(
      [change('rollout', '2026-03-02T10:00:00Z')],
      [recorded('2026-03-02T11:00:00Z', ['A 1 → 2']), recorded('2026-03-02T09:00:00Z', [], 'deleted')],
    );
    expect(told.map(({ at }) => at.slice(11, 13))).toEqual(['11', '10', '09']);
    expect(told[2]).toMatchObject({ kind: 'written', what: 'configmap rates was deleted' });
  });

  it('change nothing where there are none', () => {
    const known = [change('written', '2026-03-02T10:00:00Z')];
    expect(changesOf(known, [])).toBe(known);
  });
});
