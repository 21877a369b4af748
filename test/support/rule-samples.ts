import { caseGraph, growCase } from '../../src/collect/case-graph.js';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import { alertClassOf } from '../../src/alerts/class/alert-class-of.js';
import type { CaseGraph } from '../../src/evidence/case-graph.js';
import { EvidenceLedger } from '../../src/evidence/evidence-ledger.js';
import type { ClusterFacts } from '../../src/evidence/facts.js';
import type { KubeObject } from '../../src/evidence/objects.js';
import { CaseReader } from '../../src/integrations/kubernetes/case-reader.js';
import { IstioGraph } from '../../src/integrations/istio/graph/istio-graph.js';
import { GatewayGraph } from '../../src/integrations/kubernetes/graph/gateway/gateway-graph.js';
import { KubernetesGraph } from '../../src/integrations/kubernetes/graph/kubernetes-graph.js';
import { startsOf } from '../../src/integrations/kubernetes/graph/starts.js';
import { World } from '../../src/integrations/kubernetes/graph/world.js';
import { pluralOf } from '../../src/integrations/kubernetes/snapshot/recorded-kinds.js';
import { OtherKinds } from './other-kinds.js';
import { InMemoryReader } from './in-memory-reader.js';
import { buildCluster } from './scenario/cluster.ts';
import type { ClusterText, ScenarioFile } from './scenario/scenario-file.ts';

/** A cluster in which a rule must find something, or must not. */
export interface RuleSample {
  /** What is special about it, as a sentence. */
  readonly name: string;
  /** `shop` unless told. */
  readonly namespace?: string;
  /** Labels of the alert; its first workload's unless told. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly cluster: ClusterText;
  readonly fault?: ScenarioFile['fault'];
  /** `Deployment/cart`: what the finding is charged to. */
  readonly at?: string;
  /** Parts that its English text must contain, in any case. */
  readonly says?: readonly string[];
}

/** What stands beside a rule: samples that it must match, and samples that it must pass over. */
export interface RuleSamples {
  readonly mechanism: string;
  readonly matches: readonly RuleSample[];
  readonly passes: readonly RuleSample[];
}

/** The clock of samples is that of their cluster. */
class SampleReader extends InMemoryReader {
  constructor(
    cluster: ConstructorParameters<typeof InMemoryReader>[0],
    private readonly at: Date,
  ) {
    super(cluster);
  }

  override now(): Date {
    return this.at;
  }
}

const LIMITS = { maxHops: 5, maxEntities: 150, maxDeepened: 24 };

const byPlural = (
  objects: readonly Readonly<Record<string, unknown>>[],
): Readonly<Record<string, readonly KubeObject[]>> => {
  const groups: Record<string, KubeObject[]> = {};
  for (const object of objects) {
    const plural = pluralOf(String(object['kind']));
    (groups[plural] ??= []).push(object as unknown as KubeObject);
  }
  return groups;
};

/** Logs by `namespace/pod/container`, each line with its time in front. */
const linesByPod = (logs: readonly { readonly path: string; readonly text: string }[]) =>
  Object.fromEntries(
    logs.map(({ path, text }) => [
      path.replace(/\.log$/, ''),
      text.split('\n').filter((line) => line !== ''),
    ]),
  );

/** The graph of a sample's cluster, grown as for an alert about it. */
export const graphOfSample = async ({
  namespace = 'shop',
  labels,
  cluster,
  fault,
  name,
}: RuleSample): Promise<CaseGraph> => {
  const [first = ''] = Object.keys(cluster.workloads);
  const about = labels ?? { namespace, workload: first };
  const built = buildCluster({
    name,
    about: name,
    group: 'object',
    namespace,
    alert: { name: 'Sample', labels: about },
    cluster,
    ...(fault !== undefined && { fault }),
    expect: { hops: 0, fault: '', root: [], cause_any: [], must_name: [], must_not: [] },
  });
  const reader = new SampleReader(
    { objects: byPlural(built.objects), logs: linesByPod(built.logs) },
    new Date(built.recordedAt),
  );
  const [alert = {}] = built.alerts;
  const alertLabels = alert['labels'] as Readonly<Record<string, string>>;
  const startedMs = Date.parse(String(alert['startsAt']));
  const signal = AbortSignal.timeout(10_000);
  const caseReader = new CaseReader(reader, signal, 10_000);
  const world = new World(caseReader);
  const target = targetFromLabels(alertLabels, null);
  const grown = await growCase({
    starts: startsOf(world, target, { startedMs, words: [] }),
    sources: [
      new KubernetesGraph({ reader: caseReader, world, tailLines: 100, startedMs }),
      new OtherKinds(built.objects as unknown as readonly KubeObject[]),
      new GatewayGraph(caseReader, null),
      new IstioGraph(caseReader, world, null),
    ],
    limits: { ...LIMITS, deadlineAt: performance.now() + 10_000 },
  });
  const unasked = { status: 'not-applicable' } as const;
  const facts: ClusterFacts = {
    now: reader.now(),
    target,
    pod: unasked,
    pods: unasked,
    podEvents: unasked,
    workload: unasked,
    workloadEvents: unasked,
    revisions: unasked,
    service: unasked,
    endpoints: unasked,
    node: unasked,
    nodeEvents: unasked,
    logs: [],
  };
  return caseGraph(new EvidenceLedger(), grown, {
    facts,
    alertClass: alertClassOf({ labels: alertLabels, annotations: {} }),
    startedMs,
  });
};
