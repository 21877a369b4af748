import { describe, expect, it } from '@jest/globals';
import type { NetworkPolicy } from '../../../integrations/kubernetes/graph/entities/network-policy.js';
import { admits, isolates, type End } from './policy-admits.js';

const end = (namespace: string, app: string, more: Partial<End> = {}): End => ({
  namespace,
  labels: { app },
  namespaceLabels: null,
  address: null,
  ports: { http: 8080 },
  ...more,
});

const policy = (spec: NetworkPolicy['spec']): NetworkPolicy => ({
  metadata: { name: 'guard', namespace: 'shop' },
  spec: spec ?? {},
});

const web = end('shop', 'web', { address: '10.244.1.7' });
const cart = end('shop', 'cart');

describe('which connections a policy admits', () => {
  it.each([
    ['no rule at all', {}, 8080, 'no'],
    ['an empty rule', { ingress: [{}] }, 8080, 'yes'],
    [
      'pods by label',
      { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }] },
      8080,
      'yes',
    ],
    [
      'pods of another label',
      { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'x' } } }] }] },
      8080,
      'no',
    ],
    [
      'a namespace by name',
      {
        ingress: [
          { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }] },
        ],
      },
      8080,
      'yes',
    ],
    [
      'a namespace by a label that was not read',
      { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }] },
      8080,
      'unknown',
    ],
    [
      'a namespace and pods of it, of which the pods do not fit',
      { ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'x' } } }] }] },
      8080,
      'no',
    ],
    ['a port by number', { ingress: [{ ports: [{ port: 8080 }] }] }, 8080, 'yes'],
    ['a port by name', { ingress: [{ ports: [{ port: 'http' }] }] }, 8080, 'yes'],
    ['a range of ports', { ingress: [{ ports: [{ port: 8000, endPort: 8100 }] }] }, 8080, 'yes'],
    ['a range that ends before', { ingress: [{ ports: [{ port: 8000, endPort: 8079 }] }] }, 8080, 'no'],
    [
      'a port where it is not known which is asked for',
      { ingress: [{ ports: [{ port: 9 }] }] },
      null,
      'unknown',
    ],
    ['another protocol', { ingress: [{ ports: [{ port: 8080, protocol: 'UDP' }] }] }, 8080, 'no'],
    [
      'a block with the address',
      { ingress: [{ from: [{ ipBlock: { cidr: '10.244.0.0/16' } }] }] },
      8080,
      'yes',
    ],
    [
      'a block without it',
      { ingress: [{ from: [{ ipBlock: { cidr: '10.244.0.0/16', except: ['10.244.1.0/24'] } }] }] },
      8080,
      'no',
    ],
  ] as const)('%s', (_name, spec, port, verdict) => {
    expect(admits(policy(spec), 'Ingress', { from: web, to: cart, port })).toBe(verdict);
  });

  it('means pods of its own namespace where a rule names no namespace', () => {
    const rule = policy({ ingress: [{ from: [{ podSelector: {} }] }] });
    expect(admits(rule, 'Ingress', { from: end('other', 'web'), to: cart, port: 8080 })).toBe('no');
  });

  it('takes no pod selector for a host outside', () => {
    const outside = end('', '', { namespaceLabels: {} });
    const rule = policy({ egress: [{ to: [{ namespaceSelector: {} }] }] });
    expect(admits(rule, 'Egress', { from: web, to: outside, port: 443 })).toBe('no');
  });
});

describe('what a policy isolates', () => {
  it.each([
    [{}, 'Ingress', true],
    [{}, 'Egress', false],
    [{ egress: [{}] }, 'Egress', true],
    [{ policyTypes: ['Egress'] }, 'Ingress', false],
  ] as const)('%j in direction %s: %s', (spec, direction, expected) => {
    expect(isolates(policy(spec), direction)).toBe(expected);
  });
});
