import { describe, expect, it } from '@jest/globals';
import type { RevisionTemplate } from '../survey/revisions.collector.js';
import { rolloutsOf } from './rollout-changes.js';

const window = { from: new Date('2026-03-02T07:15:00Z'), to: new Date('2026-03-02T09:20:00Z') };

const revision = (number: number, createdAt: string, image: string): RevisionTemplate => ({
  number,
  name: `web-${number}`,
  createdAt,
  replicas: null,
  images: {},
  template: { spec: { containers: [{ name: 'app', image }] } },
});

describe('rolloutsOf', () => {
  it('tells each revision of the window against the one before, newest first', () => {
    const revisions = [
      revision(1, '2026-03-01T08:00:00Z', 'web:1'),
      revision(2, '2026-03-02T08:00:00Z', 'web:2'),
      revision(3, '2026-03-02T09:00:00Z', 'web:3'),
    ];
    expect(rolloutsOf('deployment shop/web', revisions, null, window)).toEqual([
      {
        at: '2026-03-02T09:00:00Z',
        kind: 'rollout',
        object: 'deployment shop/web',
        what: 'rolled out revision 3, from revision 2',
        details: ['containers[app].image: web:2 → web:3'],
      },
      {
        at: '2026-03-02T08:00:00Z',
        kind: 'rollout',
        object: 'deployment shop/web',
        what: 'rolled out revision 2, from revision 1',
        details: ['containers[app].image: web:1 → web:2'],
      },
    ]);
  });

  it('dates going back by the last write of the template, as the old revision keeps its time', () => {
    const revisions = [
      revision(3, '2026-03-01T08:00:00Z', 'web:1'),
      revision(2, '2026-03-02T08:00:00Z', 'web:2'),
    ];
    const [back, forward] = rolloutsOf('deployment shop/web', revisions, '2026-03-02T09:01:00Z', window);
    expect(back).toMatchObject({
      at: '2026-03-02T09:01:00Z',
      what: 'rolled back: an earlier pod template is now revision 3, from revision 2',
      details: ['containers[app].image: web:2 → web:1'],
    });
    expect(forward).toMatchObject({ at: '2026-03-02T08:00:00Z', what: 'rolled out revision 2' });
  });

  it('has nothing to tell of old revisions, or of none', () => {
    expect(rolloutsOf('x', [revision(1, '2026-02-01T08:00:00Z', 'web:1')], null, window)).toEqual([]);
    expect(rolloutsOf('x', [], null, window)).toEqual([]);
  });

  it('says when two revisions have the same template', () => {
    const revisions = [
      revision(1, '2026-03-01T08:00:00Z', 'web:1'),
      revision(2, '2026-03-02T08:00:00Z', 'web:1'),
    ];
    expect(rolloutsOf('x', revisions, null, window)[0]?.what).toMatch(/the pod template is the same$/);
  });
});
