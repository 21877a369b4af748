import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseGraph } from '../../../src/evidence/case-graph.js';
import type { Features } from '../../../src/diagnosis/explain/features.js';
import type { Diagnosis } from '../../../src/evidence/finding.js';
import { buildCluster, type BuildOptions } from './cluster.ts';
import { isElsewhere } from './noise.ts';
import type { Scenario } from './scenario-file.ts';
import { serviceParts, type ServiceParts } from './service-parts.ts';
import { writeSnapshot } from './write-snapshot.ts';

/** A diagnosis, with what tells how sure its first cause is; `null` where there is none. */
export interface FeaturedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly features: Features | null;
}

/** The graph that an analysis reads of a scenario, and what the rules say about any such graph. */
export interface ScenarioCase {
  readonly graph: CaseGraph;
  readonly diagnose: (graph: CaseGraph) => Diagnosis;
  /** Where some mechanisms are not known. */
  readonly withoutMechanisms: (unknown: readonly string[]) => FeaturedDiagnosis;
  readonly service: ServiceParts;
}

interface CaseOptions extends BuildOptions {
  /** Which alert of the scenario; 1 is the direct one. */
  readonly alert?: number;
  readonly from?: 'src' | 'dist';
}

/** Longest that one scenario is read, in ms. */
const MAX_MS = 60_000;

const collectedGraph = async (
  service: ServiceParts,
  folder: string,
  alert: Parameters<ServiceParts['collectRequest']>[0],
) => {
  const settings = service.loadSettings({
    KUBE_SNAPSHOT: folder,
    AGENT_ISTIO_ENABLED: 'true',
    K8S_API_TIMEOUT_SECONDS: '30',
    COLLECT_TIMEOUT_SECONDS: '60',
  });
  const reader = new service.ClusterReader(settings, new service.SystemClock());
  try {
    const request = service.collectRequest(alert, reader.now());
    const collectors = service.collectorsOverCluster(reader, settings);
    return (await collectors.collect(request, AbortSignal.timeout(MAX_MS))).graph;
  } finally {
    await reader.onApplicationShutdown();
  }
};

/** Collects from the cluster of a scenario as an analysis of its alert does. */
export const scenarioCase = async (
  scenario: Scenario,
  { alert = 0, from = 'src', ...options }: CaseOptions = {},
): Promise<ScenarioCase> => {
  const service = await serviceParts(from);
  const { diagnoseGraph, explain, featuresOf, MECHANISMS, runRules, TEXTS } = service;
  const cluster = buildCluster(scenario, options);
  const received = service.receiveAlert(cluster.alerts[alert]);
  if (!('alert' in received)) throw new Error(`${scenario.name}: ${received.reason}`);
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  try {
    const logs = cluster.logs.filter(({ path }) => !isElsewhere(path.split('/')[0] ?? ''));
    await writeSnapshot(folder, { ...cluster, logs });
    const graph = await collectedGraph(service, folder, [received.alert]);
    if (graph === undefined) throw new Error(`${scenario.name} has no graph`);
    return {
      service,
      graph,
      diagnose: (other) => diagnoseGraph(other, received.alert, MECHANISMS, TEXTS),
      withoutMechanisms: (unknown) => {
        const rules = MECHANISMS.filter(({ mechanism }) => !unknown.includes(mechanism));
        const diagnosis = diagnoseGraph(graph, received.alert, rules, TEXTS);
        const told = diagnosis.story?.causes ?? [];
        const { causes, rivals } = explain(graph, runRules(graph, rules).findings);
        const [first] = told.length === 0 ? [] : causes;
        return { diagnosis, features: first === undefined ? null : featuresOf(first, rivals) };
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
