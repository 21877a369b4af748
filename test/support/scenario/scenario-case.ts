import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseGraph } from '../../../src/evidence/case-graph.js';
import type { Diagnosis } from '../../../src/evidence/finding.js';
import { buildCluster, type BuildOptions } from './cluster.ts';
import { isElsewhere } from './noise.ts';
import type { Scenario } from './scenario-file.ts';
import { writeSnapshot } from './write-snapshot.ts';

/** The graph that an analysis reads of a scenario, and what the rules say about any such graph. */
export interface ScenarioCase {
  readonly graph: CaseGraph;
  readonly diagnose: (graph: CaseGraph) => Diagnosis;
}

/** What is needed of the service, compiled by Jest (`src`) or by a build (`dist`). */
const parts = async (from: 'src' | 'dist') => {
  const root = new URL(`../../../${from}/`, import.meta.url).pathname;
  const ending = from === 'src' ? 'ts' : 'js';
  const load = <T>(path: string): Promise<T> => import(`${root}${path}.${ending}`) as Promise<T>;
  const [settings, collectors, cluster, clock, diagnosis, mechanisms, request, receive] = await Promise.all([
    load<typeof import('../../../src/config/load.js')>('config/load'),
    load<typeof import('../../../src/collect/collectors-over-cluster.js')>('collect/collectors-over-cluster'),
    load<typeof import('../../../src/integrations/kubernetes/client/cluster-reader.js')>(
      'integrations/kubernetes/client/cluster-reader',
    ),
    load<typeof import('../../../src/telemetry/clock.js')>('telemetry/clock'),
    load<typeof import('../../../src/diagnosis/diagnostician.js')>('diagnosis/diagnostician'),
    load<typeof import('../../../src/diagnosis/mechanisms/index.js')>('diagnosis/mechanisms/index'),
    load<typeof import('../../../src/cli/snapshot/snapshot-alerts.js')>('cli/snapshot/snapshot-alerts'),
    load<typeof import('../../../src/alerts/receive.js')>('alerts/receive'),
  ]);
  return {
    ...settings,
    ...collectors,
    ...cluster,
    ...clock,
    ...diagnosis,
    ...mechanisms,
    ...request,
    ...receive,
  };
};

/** Collects from the cluster of a scenario as an analysis of its alert does. */
export const scenarioCase = async (
  scenario: Scenario,
  {
    alert = 0,
    from = 'src',
    ...options
  }: BuildOptions & { readonly alert?: number; readonly from?: 'src' | 'dist' } = {},
): Promise<ScenarioCase> => {
  const service = await parts(from);
  const cluster = buildCluster(scenario, options);
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  const settings = service.loadSettings({
    KUBE_SNAPSHOT: folder,
    AGENT_ISTIO_ENABLED: 'true',
    K8S_API_TIMEOUT_SECONDS: '30',
    COLLECT_TIMEOUT_SECONDS: '60',
  });
  const logs = cluster.logs.filter(({ path }) => !isElsewhere(path.split('/')[0] ?? ''));
  await writeSnapshot(folder, { ...cluster, logs });
  const reader = new service.ClusterReader(settings, new service.SystemClock());
  try {
    await reader.prepare();
    const received = service.receiveAlert(cluster.alerts[alert]);
    if (!('alert' in received)) throw new Error(`${scenario.name}: ${received.reason}`);
    const given = received.alert;
    const { graph } = await service
      .collectorsOverCluster(reader, settings)
      .collect(service.collectRequest([given], reader.now()), AbortSignal.timeout(60_000));
    if (graph === undefined) throw new Error(`${scenario.name} has no graph`);
    const diagnostician = new service.Diagnostician(service.MECHANISMS);
    return { graph, diagnose: (other) => diagnostician.diagnose({ graph: other }, given) };
  } finally {
    await reader.onApplicationShutdown();
    await rm(folder, { recursive: true, force: true });
  }
};
