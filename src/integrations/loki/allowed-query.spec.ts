import { describe, expect, it } from '@jest/globals';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { allowedSelector, queryRefusal } from './allowed-query.js';

const policy = new NamespacePolicy({ allow: ['shop', 'team-*'], deny: ['team-secret'] });

describe('queryRefusal', () => {
  it.each([
    '{namespace="shop"}',
    '{ app="x" , namespace = "team-a" } |= "{" | json | line_format "{{.msg}}"',
    '{namespace=`shop`, pod=~"a.*"}',
    '{k8s_namespace_name="shop"}',
    'sum(rate({namespace="shop"}[5m])) / sum(rate({namespace="team-a"}[5m]))',
    '{namespace="shop"} |= "say \\"hi\\" {namespace=\\"x\\"}"',
    '{namespace="shop"} |= "http://x/*y*/ # \'"',
    '1+1',
    'vector(1)',
  ])('lets %s through', (query) => {
    expect(queryRefusal(query, policy)).toBeNull();
  });

  it.each([
    '{namespace="kube-system"}',
    '{namespace="team-secret"}',
    '{app="x"}',
    '{}',
    '{namespace=~"shop"}',
    '{namespace=~".*", app="x"}',
    '{namespace!="shop"}',
    'sum(rate({namespace="shop"}[5m])) or sum(rate({namespace="other"}[5m]))',
    '/* " */ {namespace="other"} /* " */',
    'sum(rate(/*"*/{namespace="other"}/*"*/[5m])) + sum(rate({namespace="shop"}[5m]))',
    '// "\n{namespace="other"} // "\n',
    '# "\n{namespace="other"}\n# "',
    `'"' {namespace="other"} '"'`,
    '{namespace="shop"} |= "unclosed',
    '{namespace="shop',
    '{"namespace"="shop"}',
    '{namespace="\\x73hop"}',
    '{namespace="shop"',
    '{namespace="shop" app="x"}',
    '{name="namespace=\\"shop\\""}',
  ])('refuses %j', (query) => {
    expect(queryRefusal(query, policy)).toContain('not allowed by configuration');
  });

  it.each(['{namespace=`kube\r-system`}', '{namespace="", app="x"}'])(
    'refuses %j, which Loki reads as another namespace than it seems',
    (query) => {
      const denial = new NamespacePolicy({ allow: [], deny: ['kube-system'] });
      expect(queryRefusal(query, denial)).not.toBeNull();
    },
  );

  it('has nothing against any query when every namespace may be read', () => {
    expect(queryRefusal('{app="x"} # "', new NamespacePolicy({ allow: [], deny: [] }))).toBeNull();
  });
});

describe('allowedSelector', () => {
  it.each([
    [{ allow: [], deny: [] }, undefined],
    [{ allow: ['shop', 'team-*'], deny: [] }, '{namespace=~"shop|team-.*"}'],
    [{ allow: [], deny: ['kube-system', 'a.b'] }, '{namespace=~".+", namespace!~"kube-system|a\\\\.b"}'],
    [{ allow: ['shop'], deny: ['shop-x'] }, '{namespace=~"shop", namespace!~"shop-x"}'],
  ])('of %j is %s', (lists, selector) => {
    expect(allowedSelector(lists)).toBe(selector);
  });
});
