import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { collectionProblem, isNamespaceName, isObjectName } from './object-names.js';

describe('a name', () => {
  it.each(['shop', 'a', 'kube-system', '0', 'x'.repeat(63)])('%s may be a namespace', (name) => {
    expect(isNamespaceName(name)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'A', 'a.b', 'a/b', '..', 'x'.repeat(64), 'a\n', 'ä'])(
    '%j may not be one',
    (name) => {
      expect(isNamespaceName(name)).toBe(false);
    },
  );

  it.each(['cart-0', 'worker-1.eu.example.com', 'system:node', 'x'.repeat(253)])(
    '%s may be an object',
    (name) => {
      expect(isObjectName(name)).toBe(true);
    },
  );

  it.each(['', '.', '..', '../x', 'a/b', 'a%2e', 'a?b', 'a#b', 'a\\b', 'a\nb', '\ud800', 'x'.repeat(254)])(
    '%j may not be one',
    (name) => {
      expect(isObjectName(name)).toBe(false);
    },
  );

  it('that passes stays where it was put in a URL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 260 }), (name) => {
        fc.pre(isObjectName(name));
        const { pathname, search, hash } = new URL(`https://x/pods/${encodeURIComponent(name)}/log`);
        expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'pods', name, 'log']);
        expect(search + hash).toBe('');
      }),
    );
  });
});

describe('a collection', () => {
  it.each([
    ['v1', 'pods'],
    ['apps/v1', 'deployments'],
    ['metrics.k8s.io/v1beta1', 'pods'],
  ])('%s %s is one', (apiVersion, plural) => {
    expect(collectionProblem({ apiVersion, plural, namespace: 'shop' })).toBeNull();
  });

  it.each([
    ['', 'pods'],
    ['/v1', 'pods'],
    ['apps/v1/x', 'pods'],
    ['../v1', 'pods'],
    ['v1', ''],
    ['v1', 'pods/log'],
    ['v1', '..'],
    ['v1', 'Pods'],
  ])('%j %j is none', (apiVersion, plural) => {
    expect(collectionProblem({ apiVersion, plural })).not.toBeNull();
  });
});
