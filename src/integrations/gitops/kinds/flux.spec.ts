import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../evidence/objects.js';
import { inventoryOf, type FluxObject } from './flux-object.js';
import { helmReleaseReader, kustomizationReader, sourceReader } from './flux.js';

const AT = '2026-03-02T09:12:00Z';
const REVISION = 'main@sha1:9b3e7d14a0f2c6e8b1d3f5a7c9e0b2d4f6a8c0e2';

const condition = (type: string, status: string, reason: string, message = 'as told'): Condition => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime: AT,
});

const object = (status: FluxObject['status'], spec: FluxObject['spec'] = {}): FluxObject => ({
  metadata: { name: 'cart', namespace: 'shop' },
  spec,
  status,
});

const refTo = (kind: string) => ({ kind, namespace: 'shop', name: 'cart' });
const kustomization = (status: FluxObject['status'], spec?: FluxObject['spec']) =>
  kustomizationReader(object(status, spec), refTo('Kustomization'));
const helmRelease = (status: FluxObject['status'], spec?: FluxObject['spec']) =>
  helmReleaseReader(object(status, spec), refTo('HelmRelease'));

const UPGRADE_FAILED = condition(
  'Ready',
  'False',
  'UpgradeFailed',
  'Helm upgrade failed for release shop/cart with chart cart@1.5.0: timed out waiting for the condition',
);

describe('what Flux deploys', () => {
  it.each([
    ['Ready is False', condition('Ready', 'False', 'BuildFailed'), true],
    ['it is stalled', condition('Stalled', 'True', 'RetriesExceeded'), true],
    ['its test failed', condition('TestSuccess', 'False', 'TestFailed'), true],
    ['it is ready', condition('Ready', 'True', 'ReconciliationSucceeded'), false],
    ['it is at work', condition('Ready', 'Unknown', 'Progressing'), false],
    ['it is at work in an older version', condition('Ready', 'False', 'Progressing'), false],
  ])('knows that %s', (_, one, sick) => {
    const state = kustomization({ conditions: [one] });
    expect(state.sick).toBe(sick);
    expect(state.trouble.length).toBe(sick ? 1 : 0);
  });

  it('does not tell of what has no conditions yet', () => {
    expect(helmRelease(undefined).sick).toBeNull();
  });

  it('says the failure in the words of the controller, each once, and that an older release was put back', () => {
    const { trouble } = helmRelease({
      conditions: [
        UPGRADE_FAILED,
        { ...UPGRADE_FAILED, type: 'Stalled', status: 'True' },
        condition('Remediated', 'True', 'RollbackSucceeded', 'Helm rollback to previous release succeeded'),
      ],
    });
    expect(trouble).toEqual([
      `Ready is False, UpgradeFailed: ${UPGRADE_FAILED.message ?? ''}`,
      'Remediated is True, RollbackSucceeded: Helm rollback to previous release succeeded',
    ]);
  });

  it('tells each release of a chart with its version and time, newest first', () => {
    const release = { chartName: 'cart', firstDeployed: '2026-01-01T00:00:00Z' };
    const { changes } = helmRelease({
      history: [
        {
          ...release,
          chartVersion: '1.4.0',
          version: 7,
          status: 'superseded',
          lastDeployed: '2026-02-01T00:00:00Z',
        },
        { ...release, chartVersion: '1.5.0', version: 8, status: 'failed', lastDeployed: AT },
      ],
    });
    expect(changes).toEqual([
      {
        kind: 'failed',
        at: AT,
        what: 'chart cart version 1.5.0 (release 8) was tried by helm release cart and stands at failed',
        by: 'helm-controller',
      },
      {
        kind: 'rollout',
        at: '2026-02-01T00:00:00Z',
        what: 'chart cart version 1.4.0 (release 7) was rolled out by helm release cart',
        by: 'helm-controller',
      },
    ]);
  });

  it.each([
    [
      'from its history',
      {
        history: [
          {
            firstReconciled: AT,
            lastReconciledStatus: 'ReconciliationSucceeded',
            metadata: { revision: REVISION },
          },
        ],
      },
      'commit 9b3e7d1 (main) was rolled out by kustomization cart',
      'rollout',
    ],
    [
      'from the last turn to ready',
      { lastAppliedRevision: REVISION, conditions: [condition('Ready', 'True', 'ReconciliationSucceeded')] },
      'commit 9b3e7d1 (main) was rolled out by kustomization cart',
      'rollout',
    ],
    [
      'from the last failure',
      { lastAttemptedRevision: REVISION, conditions: [condition('Ready', 'False', 'BuildFailed')] },
      'applying commit 9b3e7d1 (main) failed',
      'failed',
    ],
  ])('tells the commit of a Kustomization %s', (_, status, what, kind) => {
    expect(kustomization(status).changes).toEqual([{ kind, at: AT, what, by: 'kustomize-controller' }]);
  });

  it('leads to what it is made from and what it waits for', () => {
    const { relations } = helmRelease(
      {},
      {
        dependsOn: [{ name: 'database', namespace: 'data' }, { name: 'cache' }],
        chart: {
          spec: { chart: 'cart', sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux' } },
        },
      },
    );
    expect(relations.map(({ type, to }) => `${type} ${to.kind} ${to.namespace}/${to.name}`)).toEqual([
      'reads config HelmRepository flux/charts',
      'limited by HelmRelease data/database',
      'limited by HelmRelease shop/cache',
    ]);
  });

  it('says that it is suspended, and shows no values of a chart', () => {
    const { body, sick } = helmRelease({ conditions: [condition('Ready', 'True', 'UpgradeSucceeded')] }, {
      suspend: true,
      values: { password: 'hunter2' },
    } as FluxObject['spec']);
    expect(sick).toBe(false);
    expect(body).toMatchObject({ suspended: expect.stringContaining('nothing is applied') });
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });
});

it('tells why a repository could not be fetched, and which commit it holds since when', () => {
  const { sick, trouble, changes } = sourceReader(
    object({
      artifact: { revision: REVISION, lastUpdateTime: AT },
      conditions: [condition('FetchFailed', 'True', 'AuthenticationFailed', 'authentication required')],
    }),
    refTo('GitRepository'),
  );
  expect([sick, trouble]).toEqual([
    true,
    ['FetchFailed is True, AuthenticationFailed: authentication required'],
  ]);
  expect(changes).toEqual([
    { kind: 'written', at: AT, what: 'commit 9b3e7d1 (main) was fetched', by: 'source-controller' },
  ]);
});

it('knows the workloads of a Kustomization by its inventory', () => {
  const entries = ['shop_cart_apps_Deployment', 'shop_cart__Service', '_shop__Namespace', 'broken'].map(
    (id) => ({ id }),
  );
  expect(inventoryOf(object({ inventory: { entries } }))).toEqual([
    { kind: 'Deployment', namespace: 'shop', name: 'cart' },
  ]);
});
