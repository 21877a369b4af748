import { describe, expect, it } from '@jest/globals';
import { pluralOf, RecordedKinds } from './recorded-kinds.js';

describe('the plural of a kind', () => {
  it.each([
    ['Pod', 'pods'],
    ['Endpoints', 'endpoints'],
    ['EndpointSlice', 'endpointslices'],
    ['Ingress', 'ingresses'],
    ['NetworkPolicy', 'networkpolicies'],
    ['Gateway', 'gateways'],
    ['ReplicaSet', 'replicasets'],
  ])('%s → %s', (kind, plural) => {
    expect(pluralOf(kind)).toBe(plural);
  });
});

describe('a recorded kind', () => {
  it.each([
    ['Pod', 'v1', 'pods', ['v1'], true],
    ['pods', 'v1', 'pods', ['v1'], true],
    ['v1/Pod', 'v1', 'pods', [], true],
    ['Pod', 'metrics.k8s.io/v1beta1', 'pods', ['v1'], false],
    ['Event', 'events.k8s.io/v1', 'events', ['v1'], false],
    ['Deployment', 'apps/v1', 'deployments', [], true],
    ['deployments.apps', 'apps/v1', 'deployments', [], true],
    ['deployments.extensions', 'apps/v1', 'deployments', [], false],
    ['apps/v1/Deployment', 'apps/v1', 'deployments', [], true],
    ['apps/v1beta1/Deployment', 'apps/v1', 'deployments', [], false],
    ['Endpoints', 'v1', 'endpoints', [], true],
    ['Pod', 'v1', 'services', ['v1'], false],
  ])('%s covers %s %s, recorded as %j: %s', (kind, apiVersion, plural, served, expected) => {
    expect(new RecordedKinds([kind]).covers(apiVersion, plural, new Set(served))).toBe(expected);
  });
});
