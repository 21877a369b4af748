import { describe, expect, it } from '@jest/globals';
import type { ObjectMeta } from '../../evidence/objects.js';
import { trackedBy } from './tracking.js';

const ref = { kind: 'Deployment', namespace: 'shop', name: 'cart' };
const marks = (metadata: Partial<ObjectMeta>): readonly string[] =>
  trackedBy({ metadata: { name: 'cart', ...metadata } }, ref).map(
    ({ kind, namespace, name, certain }) => `${kind} ${namespace ?? '?'}/${name}${certain ? '' : ' perhaps'}`,
  );
const id = (text: string) => ({ annotations: { 'argocd.argoproj.io/tracking-id': text } });

describe('who deployed an object', () => {
  it.each<readonly [string, Partial<ObjectMeta>, readonly string[]]>([
    ['the tracking id of Argo CD', id('web:apps/Deployment:shop/cart'), ['Application ?/web']],
    [
      'one of an Application in any namespace',
      id('team-a_web:apps/Deployment:shop/cart'),
      ['Application team-a/web'],
    ],
    ['a tracking id that was copied from another object', id('web:apps/Deployment:shop/other'), []],
    ['the label of Argo CD', { labels: { 'argocd.argoproj.io/instance': 'web' } }, ['Application ?/web']],
    [
      'the label that Helm sets, too',
      { labels: { 'app.kubernetes.io/instance': 'web' } },
      ['Application ?/web perhaps'],
    ],
    [
      'the labels of a Kustomization',
      {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'apps',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      },
      ['Kustomization flux-system/apps'],
    ],
    [
      'the labels of a HelmRelease, whatever else Helm set',
      { labels: { 'helm.toolkit.fluxcd.io/name': 'web', 'app.kubernetes.io/instance': 'web' } },
      ['HelmRelease shop/web'],
    ],
    ['nothing', { labels: { app: 'cart' } }, []],
    [
      'copies on what another object controls',
      {
        labels: { 'argocd.argoproj.io/instance': 'web' },
        ownerReferences: [
          { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x', uid: 'u', controller: true },
        ],
      },
      [],
    ],
  ])('is told by %s', (_, metadata, expected) => {
    expect(marks(metadata)).toEqual(expected);
  });

  it('names the release of Helm as information', () => {
    const [mark] = trackedBy(
      {
        metadata: {
          name: 'cart',
          labels: { 'helm.toolkit.fluxcd.io/name': 'web' },
          annotations: { 'meta.helm.sh/release-name': 'shop-web' },
        },
      },
      ref,
    );
    expect(mark?.detail).toBe('label helm.toolkit.fluxcd.io/name, Helm release shop-web');
  });
});
