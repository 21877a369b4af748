import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../evidence/objects.js';
import type { WatchedKind } from '../integrations/watched-kind.js';
import { KeptObjects } from './kept-objects.js';

const MAPS: WatchedKind = { apiVersion: 'v1', plural: 'configmaps', kind: 'ConfigMap', parts: ['data'] };
const map = (name: string, data: Record<string, string>, more: object = {}): KubeObject =>
  ({ metadata: { name, namespace: 'shop' }, data, ...more }) as KubeObject;

describe('what the recorder keeps of objects', () => {
  it('tells what is new, what was written, and nothing where only others wrote', () => {
    const kept = new KeptObjects();
    expect(kept.see(MAPS, map('a', { x: '1' }))).toEqual({ is: 'new', successorOf: null });
    expect(kept.see(MAPS, map('a', { x: '1' }, { status: { seen: true } }))).toEqual({ is: 'same' });
    expect(kept.see(MAPS, map('a', { x: '2' }))).toEqual({
      is: 'written',
      before: { data: { x: '1' } },
      after: { data: { x: '2' } },
    });
    expect(kept.size).toBe(1);
  });

  it('knows of what is too large only that it changed', () => {
    const kept = new KeptObjects();
    const large = 'x'.repeat(200_000);
    kept.see(MAPS, map('a', { x: large }));
    expect(kept.chars).toBeLessThan(100);
    expect(kept.see(MAPS, map('a', { x: large }))).toEqual({ is: 'same' });
    expect(kept.see(MAPS, map('a', { x: `${large}y` }))).toEqual({
      is: 'written',
      before: null,
      after: null,
    });
    expect(kept.see(MAPS, map('a', { x: '1' }))).toEqual({
      is: 'written',
      before: null,
      after: { data: { x: '1' } },
    });
  });

  it('holds a bounded number of characters, whatever the cluster holds', () => {
    const kept = new KeptObjects();
    for (let at = 0; at < 600; at += 1) kept.see(MAPS, map(`m${at}`, { x: `${at}${'y'.repeat(100_000)}` }));
    expect(kept.size).toBe(600);
    expect(kept.chars).toBeLessThan(51 * 1024 * 1024);
  });

  it('forgets what is gone, and names what is there by namespace', () => {
    const kept = new KeptObjects();
    kept.see(MAPS, map('a', {}));
    kept.see(MAPS, map('b.v2', {}));
    expect(kept.namesOf(MAPS, 'shop').map(({ name }) => name)).toEqual(['a', 'b.v2']);
    expect(kept.namesOf(MAPS, 'sho')).toEqual([]);
    expect(kept.forget(MAPS, { name: 'a', namespace: 'shop' })).toBe(true);
    expect(kept.forget(MAPS, { name: 'a', namespace: 'shop' })).toBe(false);
    expect(kept.namesOf(MAPS, null)).toEqual([{ name: 'b.v2', namespace: 'shop' }]);
  });

  it('knows what an object with a hash in its name takes the place of', () => {
    const kept = new KeptObjects();
    kept.see(MAPS, map('rates-7fk29h5tbd', { x: '1' }));
    kept.see(MAPS, map('rates-eu-7fk29h5tbd', { x: '9' }));
    expect(kept.see(MAPS, map('rates-2c8d9f6m4k', { x: '2' }))).toEqual({
      is: 'new',
      successorOf: { name: 'rates-7fk29h5tbd', before: { data: { x: '1' } }, after: { data: { x: '2' } } },
    });
    expect(kept.see(MAPS, map('rates-production', { x: '3' }))).toEqual({ is: 'new', successorOf: null });
  });

  it('takes the newest for what was there before, whatever the order of a list', () => {
    const kept = new KeptObjects();
    const made = (name: string, x: string, creationTimestamp: string): KubeObject => {
      const object = map(name, { x });
      return { ...object, metadata: { ...object.metadata, creationTimestamp } };
    };
    kept.see(MAPS, made('rates-2c8d9f6m4k', '2', '2026-03-02T09:00:00Z'));
    kept.see(MAPS, made('rates-7fk29h5tbd', '1', '2026-03-01T09:00:00Z'));
    expect(kept.see(MAPS, made('rates-9h2d7f6m4k', '3', '2026-03-03T09:00:00Z'))).toMatchObject({
      successorOf: { name: 'rates-2c8d9f6m4k' },
    });
  });
});
