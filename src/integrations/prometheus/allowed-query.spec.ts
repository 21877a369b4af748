import { describe, expect, it } from '@jest/globals';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { queryRefusal } from './allowed-query.js';

const policy = new NamespacePolicy({ allow: ['shop', 'team-*'], deny: ['team-secret'] });
const everything = new NamespacePolicy({ allow: [], deny: [] });

describe('an expression, while only some namespaces may be read', () => {
  it.each([
    'up{namespace="shop"}',
    "up {job='x', namespace='team-a'}",
    '{__name__=~"kube_.*", namespace="shop"}',
    'sum by (pod, container) (rate(http_requests_total{namespace="shop",code=~"5.."}[5m])) > 0.5',
    'sum(rate(a{namespace="shop"}[5m])) by (pod) / on (pod) group_left (node) b{namespace="shop"} offset 1h',
    'max_over_time((a{namespace="shop"} > bool 1)[1h:30s]) and -2 ^ 1e3 < Inf unless c{namespace="shop"} @ start()',
    'label_replace(a{namespace="shop"}, "x", "$1", "pod", "(.*)-{2}")',
    'histogram_quantile(0.9, sum by (le) (rate(a:b{namespace="shop",}[5m])))',
    '1 + 2',
    'vector(1)',
  ])('may be %s', (query) => {
    expect(queryRefusal(query, policy)).toBeNull();
  });

  it.each([
    'up',
    'up{}',
    'rate(up[5m])',
    'up{job="x"}',
    'up{namespace="kube-system"}',
    'up{namespace="team-secret"}',
    'up{namespace=~"shop|kube-system"}',
    'up{namespace!="x"}',
    'up{exported_namespace="shop"}',
    'up{namespace="\\u0073hop"}',
    'a{namespace="shop"} or b',
    'a{namespace="shop"} or b{job="x"}',
    'sum by (pod) (b)',
    'a{namespace="shop"} # b\n or b',
    'a{namespace="shop" or job="x"}',
    '{"up", namespace="shop"}',
    'count({__name__=~".+"}) by (namespace)',
    'WITH (x = up) x{namespace="shop"}',
    'up{namespace="shop"',
    '"unclosed',
    'up;down{namespace="shop"}',
  ])('may not be %s', (query) => {
    expect(queryRefusal(query, policy)).toContain('not allowed by configuration');
  });

  it('may be anything when every namespace may be read', () => {
    expect(queryRefusal('up # all', everything)).toBeNull();
  });
});
