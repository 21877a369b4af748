import { describe, expect, it } from '@jest/globals';
import { NamespacePolicy } from '../../kubernetes/scope/namespace-policy.js';
import { queryRefusal } from '../allowed-query.js';
import { parseLogQl } from '../query/parse.js';
import { podQueries } from './pod-queries.js';

const POD = 'cart-api-6b6ccbc6c7-gn9bz';
const name = { namespace: 'shop', pod: POD };
const asked = (...labels: readonly string[]) => podQueries(name, new Set(labels)).map(({ query }) => query);
const anyName = (first: string): string =>
  [first, ...['pod', 'k8s_pod_name', 'kubernetes_pod_name', 'pod_name'].filter((label) => label !== first)]
    .map((label) => `${label}="${POD}"`)
    .join(' or ');

describe('the lines of a pod are looked for', () => {
  it.each([
    ['Promtail and Alloy', ['namespace', 'pod', 'container'], `{namespace="shop", pod="${POD}"}`],
    ['the k8s-monitoring chart', ['namespace', 'container', 'job'], `{namespace="shop"} | ${anyName('pod')}`],
    [
      'OpenTelemetry',
      ['k8s_namespace_name', 'service_name'],
      `{k8s_namespace_name="shop"} | ${anyName('k8s_pod_name')}`,
    ],
    [
      'OpenTelemetry with indexed pods',
      ['k8s_namespace_name', 'k8s_pod_name'],
      `{k8s_namespace_name="shop", k8s_pod_name="${POD}"}`,
    ],
    [
      'fluent-bit',
      ['kubernetes_namespace_name', 'kubernetes_pod_name'],
      `{kubernetes_namespace_name="shop", kubernetes_pod_name="${POD}"}`,
    ],
    ['fluentd', ['namespace_name', 'pod_name'], `{namespace_name="shop", pod_name="${POD}"}`],
    [
      'OpenTelemetry with nothing but services',
      ['service_name', 'deployment_environment'],
      `{service_name="cart-api"} | k8s_namespace_name="shop" | k8s_pod_name="${POD}"`,
    ],
  ])('first as %s names them', (_, labels, query) => {
    expect(asked(...labels)[0]).toBe(query);
  });

  it('in streams of any service, when that of the pod is called otherwise', () => {
    expect(asked('service_name')[1]).toBe(
      `{service_name=~".+", service_name!="cart-api"} | k8s_namespace_name="shop" | k8s_pod_name="${POD}"`,
    );
  });

  it.each([[[]], [['job', 'filename']]])('in the usual ways when the labels are %j', (labels) => {
    expect(asked(...labels)).toEqual(podQueries(name, null).map(({ query }) => query));
  });

  const every = [
    'namespace',
    'pod',
    'k8s_namespace_name',
    'k8s_pod_name',
    'kubernetes_namespace_name',
    'kubernetes_pod_name',
    'namespace_name',
    'pod_name',
    'kubernetes_namespace',
    'service_name',
  ];
  const sets = every.flatMap((one) => [[one], every.filter((other) => other !== one)]);

  it.each([...sets, every, []])('in few ways, each within the namespace and of its pod (%#)', (...labels) => {
    const policy = new NamespacePolicy({ allow: ['shop'], deny: [] });
    const queries = asked(...labels);
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.length).toBeLessThanOrEqual(4);
    for (const query of queries) {
      expect(queryRefusal(query, policy)).toBeNull();
      expect(query).toContain(`="${POD}"`);
    }
  });

  it('whatever their names are, without leaving the quotes', () => {
    const odd = { namespace: 'a"} or {app="b\\', pod: 'x" or "' };
    for (const labels of [null, new Set(every), new Set(['service_name'])]) {
      for (const { query } of podQueries(odd, labels)) expect(parseLogQl(query).read).toBe(true);
    }
  });
});
