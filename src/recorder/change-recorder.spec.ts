import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../config/load.js';
import type { KubeObject } from '../evidence/objects.js';
import type { RecordedChange } from '../evidence/recorded-change.js';
import { watchedKind } from '../integrations/watched-kind.js';
import type { ChangeLog, ObjectName } from '../jetstream/change-log.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import type { Masked } from '../masking/index.js';
import { RuleMasker } from '../masking/rule-masker.js';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { ChangeRecorder } from './change-recorder.js';

const MAPS = watchedKind('v1', 'configmaps', 'ConfigMap', ['data']);
const DEPLOYMENTS = watchedKind('apps/v1', 'deployments', 'Deployment');
const NOW = new Date('2026-03-02T10:00:00Z');

const written = (manager: string, part: string, time = '2026-03-02T09:59:58Z') => [
  { manager, time, operation: 'Update', fieldsV1: { [`f:${part}`]: {} } },
];
const map = (data: Record<string, string>, manager = 'helm', version = '1'): KubeObject =>
  ({
    metadata: {
      name: 'rates',
      namespace: 'shop',
      resourceVersion: version,
      managedFields: written(manager, 'data'),
    },
    data,
  }) as KubeObject;
const deployment = (replicas: number, manager: string): KubeObject =>
  ({
    metadata: { name: 'cart', namespace: 'shop', managedFields: written(manager, 'spec') },
    spec: { replicas },
  }) as KubeObject;

const recording = (append?: () => Promise<void>) => {
  const told: RecordedChange[] = [];
  const log = {
    append: async (_: ObjectName, change: Masked<RecordedChange>) => {
      await append?.();
      told.push(change.value);
    },
  } as unknown as ChangeLog;
  const logger = new MemoryLogger();
  const masker = new RuleMasker(loadSettings({}));
  const clock = { now: () => NOW };
  const recorder = new ChangeRecorder(log, masker, clock, new Lifecycle(), logger);
  return { recorder, told, logger, settled: () => new Promise((resolve) => setTimeout(resolve, 5)) };
};

describe('the change recorder', () => {
  it('tells nothing of a first list, then what somebody writes, and when and by whom', async () => {
    const { recorder, told, settled } = recording();
    recorder.seen(MAPS, map({ RATE: '1' }), true);
    recorder.seen(MAPS, map({ RATE: '2' }, 'kubectl-edit', '2'), false);
    recorder.seen(MAPS, map({ RATE: '2' }, 'kubectl-edit', '3'), false);
    await settled();
    expect(told).toEqual([
      { at: '2026-03-02T09:59:58Z', kind: 'written', by: 'kubectl-edit', what: ['RATE 1 → 2'] },
    ]);
  });

  it('does not take an old write for this one', async () => {
    const { recorder, told, settled } = recording();
    recorder.seen(MAPS, map({ RATE: '1' }), true);
    const late = map({ RATE: '2' });
    recorder.seen(
      MAPS,
      {
        ...late,
        metadata: { ...late.metadata, managedFields: written('helm', 'data', '2026-03-01T00:00:00Z') },
      },
      false,
    );
    await settled();
    expect(told).toMatchObject([{ at: NOW.toISOString(), by: null }]);
  });

  it('keeps what controllers scale to itself, and tells what a person scales', async () => {
    const { recorder, told, settled } = recording();
    recorder.seen(DEPLOYMENTS, deployment(2, 'helm'), true);
    recorder.seen(DEPLOYMENTS, deployment(3, 'kube-controller-manager'), false);
    recorder.seen(DEPLOYMENTS, deployment(0, 'kubectl'), false);
    await settled();
    expect(told.map(({ what }) => what)).toEqual([['replicas 3 → 0']]);
  });

  it('compares a ConfigMap that a generator named anew with the one before it', async () => {
    const { recorder, told, settled } = recording();
    const named = (name: string, data: Record<string, string>): KubeObject => {
      const object = map(data);
      return { ...object, metadata: { ...object.metadata, name } };
    };
    recorder.seen(MAPS, named('rates-7fk29h5tbd', { RATE: '1' }), true);
    recorder.seen(MAPS, named('rates-2c8d9f6m4k', { RATE: '2' }), false);
    await settled();
    expect(told).toMatchObject([{ kind: 'created', what: ['after rates-7fk29h5tbd', 'RATE 1 → 2'] }]);
  });

  it('finds in a later list what went while nobody watched', async () => {
    const { recorder, told, settled } = recording();
    recorder.seen(MAPS, map({ RATE: '1' }), true);
    recorder.listed(MAPS, null, new Set());
    await settled();
    expect(told).toMatchObject([{ kind: 'deleted', what: [] }]);
  });

  it('tells a bounded number of changes of an object that changes all the time', async () => {
    const { recorder, told, logger, settled } = recording();
    for (let at = 0; at < 200; at += 1) recorder.seen(MAPS, map({ RATE: String(at) }), at === 0);
    await settled();
    expect(told).toHaveLength(20);
    expect(logger.lines.map(({ event }) => event)).toEqual(['changes_too_often']);
  });

  it('says that changes are lost, not each of them', async () => {
    const { recorder, logger, settled } = recording(() => Promise.reject(new Error('away')));
    for (let at = 0; at < 60; at += 1) {
      const object = map({ RATE: '1' });
      recorder.seen(MAPS, { ...object, metadata: { ...object.metadata, name: `m${at}` } }, false);
    }
    await settled();
    expect(logger.lines).toMatchObject([{ level: 'warn', event: 'changes_lost', fields: { lost: 1 } }]);
  });
});
