import { isNodeTarget } from '../../../alerts/target.js';
import type { NamespacePolicy } from '../../kubernetes/scope/namespace-policy.js';
import type { PrometheusClient } from '../prometheus-client.js';
import type { ActiveAlert } from '../rule.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import type { Case } from '../../case.js';
import type { SourceSession } from '../../source-session.js';
import { nodeNameOf } from '../../kubernetes/survey/survey.js';
import { readAlertRule, readRules, type RuleAnswer } from './alert-rule.collector.js';
import { readAlerts, type AlertPlace } from './other-alerts.collector.js';
import { nodeQueries, podQueries, volumeQueries, type SaturationQuery } from './saturation-queries.js';
import { readMetrics, type Metric, type MetricWindow } from './saturation.collector.js';

/** Time around the alert's start in which saturation is looked at. */
const BEFORE_MS = 45 * 60_000;
const AFTER_MS = 15 * 60_000;

/** Metrics of one object. */
export interface MetricsOf {
  /** Such as `pod shop/cart-0`. */
  readonly about: string;
  readonly call: Call<readonly Metric[]> | null;
}

/** What Prometheus told about an alert. */
export interface MetricsSurvey {
  readonly rule: Call<RuleAnswer>;
  readonly alerts: Call<readonly ActiveAlert[]>;
  readonly place: AlertPlace;
  readonly window: MetricWindow;
  readonly metrics: readonly MetricsOf[];
}

/** Saturation of one target: the pod's as soon as its name is known, its volumes' and its node's once it was read. */
class Saturation {
  readonly window: MetricWindow;

  constructor(
    private readonly prometheus: PrometheusClient,
    private readonly session: SourceSession,
    private readonly asked: Case,
  ) {
    const { startsAtMs, nowMs } = asked;
    this.window = {
      startMs: startsAtMs - BEFORE_MS,
      endMs: Math.min(Math.max(nowMs, startsAtMs), startsAtMs + AFTER_MS),
    };
  }

  async ofPod(): Promise<MetricsOf | null> {
    const { target, parts } = this.asked;
    const { namespace } = target;
    if (namespace === null || isNodeTarget(target)) return null;
    const name = target.pod ?? valueOf(await parts.chosen)?.metadata.name ?? null;
    return name === null ? null : this.read(`pod ${namespace}/${name}`, podQueries(namespace, name));
  }

  async ofVolumes(): Promise<MetricsOf | null> {
    const pod = valueOf(await this.asked.parts.chosen);
    const { namespace } = this.asked.target;
    const claims = (pod?.spec.volumes ?? []).flatMap(
      ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
    );
    if (pod === null || namespace === null || claims.length === 0) return null;
    return this.read(`volumes of pod ${namespace}/${pod.metadata.name}`, volumeQueries(namespace, claims));
  }

  async ofNode(node: string | null): Promise<MetricsOf | null> {
    return node === null ? null : this.read(`node ${node}`, nodeQueries(node));
  }

  private async read(about: string, queries: readonly SaturationQuery[]): Promise<MetricsOf> {
    return { about, call: await readMetrics(this.prometheus, this.session, queries, this.window) };
  }
}

/**
 * Asks Prometheus all it can tell of an alert: what needs only labels at once, the rest as the pod is known.
 * @param policy whose alerts may be shown
 */
export const surveyMetrics = async (
  prometheus: PrometheusClient,
  session: SourceSession,
  asked: Case,
  policy: NamespacePolicy,
): Promise<MetricsSurvey> => {
  const { request, target, startsAtMs, nowMs, parts } = asked;
  const { labels, generatorUrl = null } = request;
  const saturation = new Saturation(prometheus, session, asked);
  const node = nodeNameOf(target, parts.chosen);
  const question = { labels, generatorUrl, startsAtMs, nowMs };
  const [rule, alerts, nodeName, ...metrics] = await Promise.all([
    readAlertRule(prometheus, session, question, readRules(prometheus, session)),
    readAlerts(prometheus, session),
    node,
    saturation.ofPod(),
    saturation.ofVolumes(),
    node.then((name) => saturation.ofNode(name)),
  ]);
  return {
    rule,
    alerts,
    place: {
      labels,
      namespace: target.namespace,
      node: nodeName,
      allows: (namespace) => policy.allows(namespace),
    },
    window: saturation.window,
    metrics: metrics.filter((one) => one !== null),
  };
};
