import { Inject, Injectable } from '@nestjs/common';
import type { TextMap } from '../alerts/alert.js';
import type { Target } from '../alerts/target.js';
import { Settings } from '../config/settings.js';
import { orAborted } from '../waiting/or-aborted.js';
import { KubernetesReader } from '../integrations/kubernetes/reader.js';
import type { AlertClass } from '../alerts/class/alert-class.js';
import { KubernetesGraph } from '../integrations/kubernetes/graph/kubernetes-graph.js';
import { startsOf } from '../integrations/kubernetes/graph/starts.js';
import { World } from '../integrations/kubernetes/graph/world.js';
import { Backends } from './backends.js';
import { caseGraph, growCase, type GrownCase } from './case-graph.js';
import { CaseReader } from '../integrations/kubernetes/case-reader.js';
import { SecretRefusals } from '../integrations/kubernetes/changes/secret-refusals.js';
import { EvidenceLedger } from '../evidence/evidence-ledger.js';
import type { Collected } from '../evidence/facts.js';
import { factsFromSurvey } from '../integrations/kubernetes/survey/facts-from-survey.js';
import { targetWithNode } from '../integrations/kubernetes/survey/node-from-instance.js';
import { surveyMesh, type MeshSurvey } from '../integrations/istio/collect/mesh-survey.js';
import type { Reading } from '../evidence/reading.js';
import { factsFromSources } from './source-evidence.js';
import { sourceTimes } from './source-request.js';
import type { SourceFacts } from '../evidence/source-facts.js';
import { surveySources, type SourceSurvey } from './source-survey.js';
import { beginSurvey, wholeSurvey, type SurveyParts } from '../integrations/kubernetes/survey/survey.js';
import { enterSurroundings, readSurroundings } from '../integrations/kubernetes/survey/surroundings.js';
import { unansweredSources } from './unanswered-sources.js';
import { WEIGHT } from '../evidence/weights.js';

/** What is collected for: the worst alert of a group, and what its other alerts are about. */
export interface CollectRequest {
  readonly target: Target;
  readonly others: readonly Target[];
  /** Labels and annotations of the worst alert, as received. */
  readonly labels: TextMap;
  readonly annotations: TextMap;
  /** RFC 3339. */
  readonly startsAt: string;
  /** RFC 3339; `null` while not ended. */
  readonly endsAt?: string | null;
  /** Whether the analysis is about the alert's end: traces are then looked for around it. */
  readonly resolved?: boolean;
  /** What kind of trouble the alert tells of. */
  readonly alertClass?: AlertClass;
  /** As the alert came; its expression is read, it is never fetched. */
  readonly generatorUrl?: string | null;
}

const alertReading = ({ labels, annotations, startsAt }: CollectRequest, now: Date): Reading<unknown> => ({
  outcome: { status: 'ok', value: null },
  query: null,
  collectedAt: now.toISOString(),
  type: 'alert',
  title: `alert ${labels['alertname'] ?? 'without name'}`,
  weight: WEIGHT.alert,
  body: { labels, annotations, startsAt },
});

/** Most time of one collector, as a multiple of that of a call (K8S_API_TIMEOUT_SECONDS). */
const COLLECTOR_CALLS = 2;

/** Reads all that applies to an alert, side by side, before any model is asked. */
@Injectable()
export class CollectorService {
  private readonly refusals = new SecretRefusals();

  constructor(
    private readonly reader: KubernetesReader,
    private readonly settings: Settings,
    @Inject(Backends) private readonly backends: Backends | null = null,
  ) {}

  /** What is to be said of the backends when the time was over before any had answered. */
  unanswered(reason: string): SourceFacts {
    return unansweredSources(this.backends, reason);
  }

  /**
   * Whatever the cluster answers becomes evidence with a status: rejects only when `signal` aborts, with its reason.
   * Evidence `E1` is the alert itself.
   */
  async collect(request: CollectRequest, signal: AbortSignal): Promise<Collected> {
    signal.throwIfAborted();
    return orAborted(this.read(request, signal), signal);
  }

  private async read(request: CollectRequest, signal: AbortSignal): Promise<Collected> {
    const { labels, others } = request;
    const limitMs = COLLECTOR_CALLS * this.settings.kubernetes.apiTimeoutSeconds * 1000;
    const reader = new CaseReader(this.reader, signal, limitMs);
    const ledger = new EvidenceLedger();
    ledger.enter(alertReading(request, reader.now()), 'alert');
    const target = await targetWithNode(reader, request.target, labels);
    const tailLines = this.settings.kubernetes.logTailLines;
    const parts = beginSurvey(reader, { target, others, labels, tailLines });
    const further = readSurroundings(reader, parts, {
      target,
      startsAt: request.startsAt,
      limitMs,
      refusals: this.refusals,
    });
    const grown = this.grown(request, target, reader);
    const beside = this.beside(request, target, reader, parts, signal);
    const found = await wholeSurvey(parts);
    const facts = factsFromSurvey(ledger, target, labels, found, reader.now());
    const surrounding = enterSurroundings(ledger, await further);
    const [mesh, backends] = await beside;
    const sources = factsFromSources(ledger, backends, mesh, {
      backends: this.backends,
      istioEnabled: this.settings.kubernetes.istioEnabled,
      namespace: target.namespace,
      now: reader.now(),
    });
    const graph = caseGraph(ledger, await grown, {
      facts,
      alertClass: request.alertClass ?? 'unknown',
      startedMs: sourceTimes(request, reader.now()).startsAtMs,
    });
    return { facts: { ...facts, ...surrounding }, evidence: ledger.evidence, sources, graph };
  }

  /** Starts what grows outward from the alert's subject. */
  private grown(request: CollectRequest, target: Target, reader: CaseReader): Promise<GrownCase> {
    const { kubernetes, analysis } = this.settings;
    const world = new World(reader);
    const { startsAtMs } = sourceTimes(request, reader.now());
    const tailLines = kubernetes.logTailLines;
    return growCase({
      starts: startsOf(world, target),
      sources: [new KubernetesGraph({ reader, world, tailLines, startedMs: startsAtMs })],
      limits: {
        maxHops: 5,
        maxEntities: 150,
        maxDeepened: 24,
        deadlineAt: performance.now() + analysis.collectTimeoutSeconds * 1000,
      },
    });
  }

  /** Starts what is read beside the Kubernetes API, and its mesh resources. */
  private beside(
    request: CollectRequest,
    target: Target,
    reader: CaseReader,
    parts: SurveyParts,
    signal: AbortSignal,
  ): Promise<readonly [MeshSurvey, SourceSurvey | null]> {
    const { settings, backends } = this;
    const { labels, generatorUrl = null } = request;
    const asked = {
      ...sourceTimes(request, reader.now()),
      target,
      labels,
      generatorUrl,
      settings,
      parts,
    };
    const { istioEnabled } = settings.kubernetes;
    return Promise.all([
      surveyMesh(reader, { target, istioEnabled }, parts),
      backends === null ? null : surveySources(backends, asked, signal),
    ]);
  }
}
