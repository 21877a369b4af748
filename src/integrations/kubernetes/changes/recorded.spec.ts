import { describe, expect, it } from '@jest/globals';
import type { EntityRef } from '../../../evidence/entity.js';
import type { RecordedChange } from '../../../evidence/recorded-change.js';
import type { Change } from './change.js';
import { withRecorded, type ReadRecorded } from './recorded.js';

const WINDOW = { from: new Date('2026-03-02T08:00:00Z'), to: new Date('2026-03-02T10:00:00Z') };
const MAP = 'configmap shop/rates';
const dated = (object: string, at: string, what = 'its content was written'): Change => ({
  at,
  kind: 'configuration',
  object,
  what,
  by: 'helm',
});
const seen = (at: string, what: readonly string[], kind: RecordedChange['kind'] = 'written') =>
  ({ at, kind, by: 'helm', what }) satisfies RecordedChange;

const reading =
  (changes: readonly RecordedChange[], asked: EntityRef[] = []): ReadRecorded =>
  async (objects) => {
    asked.push(...objects);
    return new Map(objects.map((object) => [object, changes]));
  };

describe('recorded changes among those that the cluster dates', () => {
  it('tell the values where the cluster tells the time alone', async () => {
    const asked: EntityRef[] = [];
    const told = await withRecorded(
      [dated(MAP, '2026-03-02T09:00:00Z')],
      [MAP, 'persistentvolumeclaim shop/data'],
      WINDOW,
      reading([seen('2026-03-02T09:00:01Z', ['RATE 1 → 2'])], asked),
    );
    expect(asked).toEqual([{ kind: 'ConfigMap', namespace: 'shop', name: 'rates' }]);
    expect(told).toEqual([
      {
        at: '2026-03-02T09:00:01Z',
        kind: 'configuration',
        object: MAP,
        what: 'was written',
        details: ['RATE 1 → 2'],
        by: 'helm',
      },
    ]);
  });

  it('stand beside what says what it is about, and only within the time that is looked at', async () => {
    const rollout = {
      ...dated('deployment shop/cart', '2026-03-02T09:00:00Z', 'revision 3 was rolled out'),
      details: ['image a → b'],
    };
    const told = await withRecorded(
      [rollout],
      [],
      WINDOW,
      reading([
        seen('2026-03-02T09:00:00Z', ['containers[app].env[MODE] a → b']),
        seen('2026-03-02T07:00:00Z', ['replicas 1 → 2']),
      ]),
    );
    expect(told).toMatchObject([rollout, { kind: 'rollout', details: ['containers[app].env[MODE] a → b'] }]);
  });

  it('name nodes, which have no namespace, and what is gone', async () => {
    const told = await withRecorded(
      [],
      ['node worker-1'],
      WINDOW,
      reading([seen('2026-03-02T09:00:00Z', [], 'deleted')]),
    );
    expect(told).toMatchObject([{ kind: 'node', object: 'node worker-1', what: 'was deleted' }]);
  });

  it.each<[string, ReadRecorded | null]>([
    ['there is no recorder', null],
    ['its stream is away', () => Promise.reject(new Error('away'))],
  ])('are left out where %s', async (_, read) => {
    const known = [dated(MAP, '2026-03-02T09:00:00Z')];
    expect(await withRecorded(known, [MAP], WINDOW, read)).toEqual(known);
  });
});
