import { describe, expect, it } from '@jest/globals';
import { NamespacePolicy } from './namespace-policy.js';

const of = (allow: readonly string[], deny: readonly string[] = []) => new NamespacePolicy({ allow, deny });
const pods = { apiVersion: 'v1', plural: 'pods' };

describe('which namespaces may be read', () => {
  it.each([
    [[], [], 'shop', true],
    [['shop'], [], 'shop', true],
    [['shop'], [], 'shopping', false],
    [['shop*'], [], 'shopping', true],
    [['pay-*', 'web'], [], 'pay-eu', true],
    [['*'], [], 'anything', true],
    [[], ['kube-*'], 'kube-system', false],
    [[], ['kube-*'], 'shop', true],
    [['kube-*'], ['kube-system'], 'kube-system', false],
    [['kube-*'], ['kube-system'], 'kube-public', true],
    [['shop'], ['*'], 'shop', false],
  ])('allow %j and deny %j: %s → %s', (allow, deny, namespace, expected) => {
    expect(of(allow, deny).allows(namespace)).toBe(expected);
    expect(of(allow, deny).refusal({ ...pods, namespace }) === null).toBe(expected);
  });

  it('refuses a list over all namespaces only when an allow list is set', () => {
    expect(of(['shop']).refusal(pods)).toMatch(/^not allowed by configuration: pods of all namespaces/);
    expect(of([], ['shop']).refusal(pods)).toBeNull();
  });

  it('lets nodes and other kinds without a namespace be read', () => {
    expect(of(['shop']).refusal({ apiVersion: 'v1', plural: 'nodes' })).toBeNull();
    expect(of(['shop']).refusal({ apiVersion: 'example.com/v1', plural: 'tenants' }, 'one')).toBeNull();
  });

  it('takes a Namespace object as its namespace', () => {
    const namespaces = { apiVersion: 'v1', plural: 'namespaces' };
    expect(of(['shop']).refusal(namespaces, 'web')).toMatch(/^not allowed/);
    expect(of(['shop']).refusal(namespaces, 'shop')).toBeNull();
    expect(of([], ['web']).shows(namespaces, { metadata: { name: 'web' } })).toBe(false);
  });
});
