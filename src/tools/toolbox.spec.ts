import { describe, expect, it } from '@jest/globals';
import { ClusterTools } from '../../test/support/cluster-tools.js';
import { InMemoryReader } from '../../test/support/in-memory-reader.js';
import { schemaOf } from './arguments.js';
import { TOOLS } from '../integrations/integrations.js';

const KUBERNETES = [
  'get_pod_status',
  'get_pod_spec',
  'list_pod_events',
  'list_namespace_events',
  'list_cluster_events',
  'list_pods_in_namespace',
  'get_previous_pod_logs',
  'get_pod_logs',
  'get_workload_status',
  'get_daemonset_manifest',
  'get_service',
  'get_endpoints',
  'get_node_status',
  'get_pod_metrics',
  'get_node_metrics',
  'get_manifest',
  'list_manifests',
];
const ISTIO = ['list_virtual_services', 'list_destination_rules', 'list_service_entries'];

const namesWith = (environment: Readonly<Record<string, string>>, configured = true) =>
  new ClusterTools(new InMemoryReader({ configured }), environment).session.names();

describe('the tools that are offered', () => {
  it('are the 32 that transcripts know, in their order, then those added since', () => {
    const names = namesWith({ AGENT_ISTIO_ENABLED: 'true' });
    expect(names.slice(0, 20)).toEqual([...KUBERNETES, ...ISTIO]);
    expect(names).toEqual(
      expect.arrayContaining(['search_pod_logs', 'get_rollout_history', 'explain_pod_scheduling']),
    );
  });

  it('are without those whose source is not configured', () => {
    expect(namesWith({}).filter((name) => ISTIO.includes(name))).toEqual([]);
    expect(namesWith({}).filter((name) => /prometheus|tempo|loki|alert/.test(name))).toEqual([]);
    expect(namesWith({ AGENT_ISTIO_ENABLED: 'true' }, false)).toEqual([]);
  });

  it('are without those that AGENT_TOOLS_DISABLED names; an unknown name is warned of', () => {
    const tools = new ClusterTools(new InMemoryReader({}), {
      AGENT_TOOLS_DISABLED: 'get_manifest, list_manifests get_secrets',
    });
    expect(tools.session.names()).not.toEqual(expect.arrayContaining(['get_manifest']));
    expect(tools.session.names()).not.toEqual(expect.arrayContaining(['list_manifests']));
    expect(tools.logger.lines).toEqual([
      {
        level: 'warn',
        event: 'tools_disabled_unknown',
        fields: { setting: 'AGENT_TOOLS_DISABLED', unknown: ['get_secrets'] },
      },
    ]);
  });

  it('have names of their own, a text each, and a schema that every provider takes', () => {
    expect(new Set(TOOLS.map(({ name }) => name)).size).toBe(TOOLS.length);
    for (const tool of TOOLS) {
      const parameters = schemaOf(tool);
      expect(tool.name).toMatch(/^[a-z][a-z_]{2,63}$/);
      expect(tool.about.length).toBeGreaterThan(20);
      expect(parameters).toMatchObject({ type: 'object' });
      expect(JSON.stringify(parameters)).not.toMatch(/null|"type":\[/);
    }
  });
});
