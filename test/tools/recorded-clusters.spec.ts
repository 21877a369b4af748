import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { ClusterTools } from '../support/cluster-tools.js';
import { recordedScenarios } from '../support/recorded-scenario.js';

interface PodRow {
  readonly name: string;
  readonly namespace: string;
}

/** Answers that a recording can give to a question about what it holds. */
const EXPECTED: ReadonlySet<unknown> = new Set([undefined, 'absent', 'unavailable']);

describe('the Kubernetes tools over recorded clusters', () => {
  it.each(recordedScenarios().map((scenario) => [scenario.name, scenario] as const))(
    'answer for every pod of %s',
    async (_name, { folder, members }) => {
      const reader = new ClusterReader(loadSettings({ KUBE_SNAPSHOT: folder }), new SystemClock());
      const tools = new ClusterTools(reader);
      const namespaces = new Set(members.map(({ alert }) => alert.labels['namespace'] ?? 'legacy-erp'));
      for (const namespace of namespaces) {
        const pods = await tools.call<readonly PodRow[]>('list_pods_in_namespace', { namespace });
        expect(pods.length).toBeGreaterThan(0);
        for (const { name } of pods) {
          const pod = { namespace, pod_name: name };
          expect(await tools.call('get_pod_status', pod)).toMatchObject({
            container_statuses: expect.anything(),
          });
          expect(await tools.call('get_pod_spec', pod)).toMatchObject({ containers: expect.anything() });
          for (const tool of [
            'list_pod_events',
            'get_pod_logs',
            'get_previous_pod_logs',
            'get_workload_status',
            'explain_pod_scheduling',
            'get_pod_metrics',
          ]) {
            const { error } = await tools.call(tool, pod);
            expect(EXPECTED.has(error)).toBe(true);
          }
        }
        expect(await tools.text('list_namespace_events', { namespace })).toMatch(/^\[/);
      }
      await reader.onApplicationShutdown();
    },
  );

  it('say that what a cluster serves was not recorded, rather than that it serves nothing', async () => {
    const [scenario] = recordedScenarios();
    const reader = new ClusterReader(
      loadSettings({ KUBE_SNAPSHOT: scenario?.folder ?? '' }),
      new SystemClock(),
    );
    expect(await reader.resources('apps/v1', new AbortController().signal)).toEqual({
      status: 'unavailable',
      reason: 'not recorded: which kinds the cluster serves',
    });
    await reader.onApplicationShutdown();
  });
});
