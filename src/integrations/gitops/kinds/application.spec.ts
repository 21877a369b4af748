import { describe, expect, it } from '@jest/globals';
import type { Application } from './application-object.js';
import { applicationReader } from './application.js';

const OLD = '5d0c2e91f7a8b3c4d5e6f708192a3b4c5d6e7f80';
const NEW = '9b3e7d14a0f2c6e8b1d3f5a7c9e0b2d4f6a8c0e2';

const app = (status: Application['status']): Application => ({
  metadata: { name: 'cart', namespace: 'argocd' },
  spec: {
    source: {
      repoURL: 'https://bot:token@git.example.com/shop/deploy',
      path: 'cart',
      targetRevision: 'main',
    },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
  },
  status: {
    history: [
      { id: 1, revision: OLD, deployedAt: '2026-03-01T08:00:00Z', initiatedBy: { automated: true } },
      { id: 2, revision: NEW, deployedAt: '2026-03-02T09:10:00Z', initiatedBy: { username: 'mara' } },
    ],
    ...status,
  },
});

const look = (status: Application['status']) =>
  applicationReader(app(status), { kind: 'Application', namespace: 'argocd', name: 'cart' });

const failed: Application['status'] = {
  sync: { status: 'OutOfSync', revision: NEW },
  operationState: {
    phase: 'Failed',
    message: 'one or more objects failed to apply, reason: ConfigMap "cart" is invalid',
    startedAt: '2026-03-02T09:12:00Z',
    finishedAt: '2026-03-02T09:12:04Z',
    operation: { initiatedBy: { automated: true }, sync: { revision: NEW } },
    syncResult: {
      revision: NEW,
      resources: [
        {
          kind: 'ConfigMap',
          namespace: 'shop',
          name: 'cart',
          status: 'SyncFailed',
          message: 'data[a b]: Invalid',
        },
        { kind: 'Service', namespace: 'shop', name: 'cart', status: 'Synced', message: 'unchanged' },
        { kind: 'Job', namespace: 'shop', name: 'migrate', hookPhase: 'Failed', message: 'Job has failed' },
      ],
    },
  },
};

describe('an Application', () => {
  it('is sick when its last sync failed, and says which objects and why', () => {
    const { sick, trouble } = look(failed);
    expect(sick).toBe(true);
    expect(trouble).toEqual([
      'sync of commit 9b3e7d1 failed at 2026-03-02T09:12:04Z: one or more objects failed to apply, reason: ConfigMap "cart" is invalid',
      'ConfigMap cart: data[a b]: Invalid',
      'Job migrate: Job has failed',
    ]);
  });

  it('tells each deploy with commit, time and who asked for it, newest first, a failed one too', () => {
    expect(look(failed).changes).toEqual([
      {
        kind: 'failed',
        at: '2026-03-02T09:12:04Z',
        what: 'sync of commit 9b3e7d1 failed',
        by: 'automated sync',
      },
      {
        kind: 'rollout',
        at: '2026-03-02T09:10:00Z',
        what: 'commit 9b3e7d1 was rolled out by application cart, path cart of https://git.example.com/shop/deploy',
        by: 'mara',
      },
      expect.objectContaining({ at: '2026-03-01T08:00:00Z', by: 'automated sync' }),
    ]);
  });

  it.each([
    [
      'cannot compare',
      { type: 'ComparisonError', message: 'Failed to load target state: repository not found' },
    ],
    ['has no valid spec', { type: 'InvalidSpecError', message: 'application destination is not permitted' }],
  ])('is sick when it %s', (_, condition) => {
    const { sick, trouble } = look({ sync: { status: 'Unknown' }, conditions: [condition] });
    expect([sick, trouble]).toEqual([true, [`${condition.type}: ${condition.message}`]]);
  });

  it('is sick while a sync is tried again and again', () => {
    const { sick, trouble } = look({
      operationState: {
        phase: 'Running',
        retryCount: 3,
        message: 'Retrying attempt #4',
        syncResult: { revision: NEW },
      },
    });
    expect(sick).toBe(true);
    expect(trouble).toEqual(['sync of commit 9b3e7d1 is tried again, 3 times so far: Retrying attempt #4']);
  });

  it('is well when all is synced, whatever only warns', () => {
    const { sick, trouble } = look({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
      operationState: { phase: 'Succeeded' },
      conditions: [{ type: 'OrphanedResourceWarning', message: 'Application has 3 orphaned resources' }],
    });
    expect([sick, trouble]).toEqual([false, []]);
  });

  it('tells a drift as state, not as trouble', () => {
    const { sick, body } = look({
      sync: { status: 'OutOfSync' },
      operationState: { phase: 'Succeeded' },
      resources: [{ kind: 'Deployment', namespace: 'shop', name: 'cart', status: 'OutOfSync' }],
    });
    expect(sick).toBe(false);
    expect(body).toMatchObject({
      drift: expect.stringContaining('differs'),
      outOfSync: ['Deployment shop/cart'],
    });
  });

  it('does not tell its own state when what it deploys is degraded', () => {
    expect(look({ sync: { status: 'Synced' }, health: { status: 'Degraded' } }).sick).toBeNull();
  });

  it('shows no password of its repository and no empty field, and stands an empty status', () => {
    const text = JSON.stringify(look(failed));
    expect(text).not.toContain('token');
    const bare = applicationReader(
      { metadata: { name: 'x' } },
      { kind: 'Application', namespace: 'a', name: 'x' },
    );
    expect(bare).toMatchObject({ sick: false, trouble: [], changes: [] });
  });
});
