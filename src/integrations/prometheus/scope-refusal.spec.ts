import { describe, expect, it } from '@jest/globals';
import { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { scopeRefusal } from './allowed-query.js';

const scope = new ScopePolicy({ namespaces: ['shop'], nodes: ['w1', 'ip-10-0-0-1.internal'] });

describe('PromQL within a scope', () => {
  it.each([
    ['rate(http_requests_total{namespace="shop"}[5m])'],
    ['kube_pod_info{namespace="shop", node="w2"}'],
    ['node_load1{node="w1"}'],
    ['node_memory_MemAvailable_bytes{instance="w1:9100"} / node_memory_MemTotal_bytes{instance="w1:9100"}'],
    ['sum by (condition) (kube_node_status_condition{node="ip-10-0-0-1.internal", status="true"})'],
    ['instance:node_cpu_utilisation:rate5m{instance="ip-10-0-0-1.internal:9100"}'],
    ['kubelet_running_pods{instance="w1:10250"} > 100 and up {node="w1"} == 1'],
    ['node_load1{node="w1"} # {'],
    ['{"node_load1", "node"="w1"}'],
    ['machine_memory_bytes{node="w1"} - on(node) group_left() sum by (node) (x{namespace="shop"})'],
  ])('allows %s', (query) => {
    expect(scopeRefusal(query, scope)).toBeNull();
  });

  it.each([
    ['up'],
    ['node_load1'],
    ['node_load1{node="w2"}'],
    ['node_load1{node!="w2"}'],
    ['node_load1{node=~"w1"}'],
    ['node_load1{node="w1"} or node_load1'],
    ['up{namespace="bank"}'],
    ['container_memory_working_set_bytes{node="w1"}'],
    ['kube_pod_info{node="w1"}'],
    ['node_namespace_pod_container:container_memory_rss{node="w1"}'],
    ['kubelet_volume_stats_used_bytes{node="w1"}'],
    ['{node="w1"}'],
    ['{__name__="kube_pod_info", node="w1"}'],
    ['node_load1 + {__name__="kube_pod_info", node="w1"}'],
    ['node_load1{node="w1"} * {__name__=~"kube_pod.+", node="w1"}'],
    ['sum by (pod) ({node="w1"})'],
    ['node_load1{node="w1"} # {\n or node_load1'],
    ['node_load1{"kube_pod_info", node="w1"}'],
    ['node_load1{__name__="kube_pod_info", node="w1"}'],
    ['{"kube_pod_info", node="w1"}'],
    ['{"node.load", node="w1"}'],
    ['node_load1{"node"=~"w1"}'],
    ['info(node_load1{node="w1"})'],
    ['node_load1{node="w\\x31"}'],
  ])('refuses %s, naming what lifts it', (query) => {
    expect(scopeRefusal(query, scope)).toMatch(
      /it reaches namespace shop and node w1, ip-10-0-0-1\.internal, and with TOOLS_SCOPE=cluster/,
    );
  });
});
