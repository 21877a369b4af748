import type { Backends } from './backends.js';
import type { EvidenceLedger } from '../evidence/evidence-ledger.js';
import type { ContainerLines } from '../integrations/loki/collect/lines.collector.js';
import type { MeshSurvey } from '../integrations/istio/collect/mesh-survey.js';
import { presenceReading, shownRoutes } from '../integrations/istio/collect/mesh-survey.js';
import {
  ruleCourse,
  ruleReading,
  ruleSentence,
} from '../integrations/prometheus/collect/alert-rule.reading.js';
import type { MetricsSurvey } from '../integrations/prometheus/collect/metrics-survey.js';
import { otherAlertsReading } from '../integrations/prometheus/collect/other-alerts.collector.js';
import { alarmSentences, metricReadings } from '../integrations/prometheus/collect/saturation.readings.js';
import { isUnread, mapCall, reading, valueOf } from '../evidence/reading.js';
import type { SourceFacts, SourceLog, SourceReading, SourceStanding } from '../evidence/source-facts.js';
import { sourceReading, type SourcedReading } from './source-session.js';
import type { LinesSurvey, SourceSurvey } from './source-survey.js';
import { tempoContextOf, traceReadings } from '../integrations/tempo/collect/trace-readings.js';
import type { TraceSurvey } from '../integrations/tempo/collect/traces.collector.js';
import { WEIGHT } from '../evidence/weights.js';

/** Most sentences about metrics that stand out. */
const MAX_SENTENCES = 8;

/** Readings that all failed for the same reason are one: that the backend cannot be used. */
const collapsed = (
  readings: readonly SourcedReading<unknown>[],
  name: string,
): readonly SourcedReading<unknown>[] => {
  const [first, ...others] = readings;
  if (first === undefined || others.length === 0 || !isUnread(first)) return readings;
  const reason = JSON.stringify(first.outcome);
  return others.every(({ outcome }) => JSON.stringify(outcome) === reason)
    ? [{ ...first, title: name, query: null }]
    : readings;
};

/** Numbers the readings and says how they ended. */
const entered = (
  ledger: EvidenceLedger,
  readings: readonly SourcedReading<unknown>[],
): { readonly readings: readonly SourceReading[]; readonly ids: readonly string[] } => ({
  ids: readings.map((one) => ledger.enter(one, one.source).id),
  readings: readings.map((one) => sourceReading(one.title, one)),
});

interface MetricsEntered {
  readonly readings: readonly SourceReading[];
  readonly rule: SourceFacts['rule'];
  readonly notable: readonly string[];
}

/** The alerts that fire beside this one are worth a place only when there are some, or could not be read. */
const shownAlerts = ({ alerts, place }: MetricsSurvey): readonly SourcedReading<unknown>[] => {
  if (place.namespace === null && place.node === null) return [];
  const others = otherAlertsReading(alerts, place);
  return valueOf(others)?.length === 0 ? [] : [others];
};

const enterMetrics = (ledger: EvidenceLedger, survey: MetricsSurvey | null): MetricsEntered => {
  if (survey === null) return { readings: [], rule: null, notable: [] };
  const { rule, place, window, metrics } = survey;
  const ofRule = ruleReading(rule, place.labels['alertname'] ?? 'without name');
  const readings = [
    ofRule,
    ...metrics.flatMap(({ about, call }) => metricReadings(call, about, window)),
    ...shownAlerts(survey),
  ];
  const shown = collapsed(readings, 'Prometheus');
  const { readings: standing, ids } = entered(ledger, shown);
  const course = ruleCourse(rule);
  const sentence = course === null ? null : ruleSentence(course);
  return {
    readings: standing,
    rule: course,
    notable: [
      ...(sentence === null ? [] : [`${sentence} [${ids[0] ?? ''}]`]),
      ...metrics.flatMap(({ about, call }) => alarmSentences(call, about)).slice(0, MAX_SENTENCES),
    ],
  };
};

const lineReading = (
  { pod, call }: LinesSurvey,
  namespace: string,
  { container, lines }: ContainerLines,
): SourcedReading<unknown> => ({
  ...reading(
    mapCall(call, () => lines),
    {
      type: 'log',
      title: `pod ${namespace}/${pod}: lines of container ${container} kept by Loki`,
      weight: WEIGHT.lokiLines,
    },
    (kept) => ({ pod, container, previous: false, lines: kept }),
  ),
  source: 'loki',
});

const enterLines = (
  ledger: EvidenceLedger,
  survey: LinesSurvey | null,
  namespace: string,
): { readonly readings: readonly SourceReading[]; readonly logs: readonly SourceLog[] } => {
  if (survey === null) return { readings: [], logs: [] };
  const containers = valueOf(survey.call);
  if (containers === null) {
    const title = `pod ${namespace}/${survey.pod}: lines kept by Loki`;
    const failed = reading(survey.call, { type: 'log', title, weight: WEIGHT.lokiLines }, () => null);
    return { readings: entered(ledger, [{ ...failed, source: 'loki' }]).readings, logs: [] };
  }
  const logs = containers.map(({ container, lines }) => {
    const { id } = ledger.enter(lineReading(survey, namespace, { container, lines }), 'loki');
    return { pod: survey.pod, container, lines, evidence: id };
  });
  return { readings: [sourceReading('lines', survey.call)], logs };
};

const enterTraces = (ledger: EvidenceLedger, survey: TraceSurvey | null): readonly SourceReading[] =>
  survey === null ? [] : entered(ledger, collapsed(traceReadings(survey), 'Tempo')).readings;

const enterMesh = (
  ledger: EvidenceLedger,
  { presence, routes }: MeshSurvey,
  namespace: string | null,
  now: Date,
): readonly SourceReading[] => {
  const seen = presenceReading(presence, now);
  if (seen !== null) ledger.enter(seen, 'mesh');
  for (const route of shownRoutes(routes, namespace)) ledger.enter(route, 'mesh');
  return routes.map((route) => sourceReading(route.title, route));
};

/** What the surveys are entered with. */
export interface SourceSetting {
  readonly backends: Pick<Backends, 'prometheus' | 'loki' | 'tempo'> | null;
  readonly istioEnabled: boolean;
  readonly namespace: string | null;
  readonly now: Date;
}

const standingOf = (
  backend: { readonly configured: boolean } | undefined,
  readings: readonly SourceReading[],
  refusal: string | null,
): SourceStanding => ({
  configured: backend?.configured ?? false,
  readings:
    refusal === null
      ? readings
      : [{ title: 'the target', status: 'forbidden', reason: refusal, queryFailed: false }],
});

type BackendFacts = Omit<SourceFacts, 'mesh' | 'istio'>;

/** Nothing was asked: what is configured stays so. */
const NOTHING_ASKED: SourceSurvey = { refusal: null, metrics: null, lines: null, traces: null };

const factsFromBackends = (
  ledger: EvidenceLedger,
  { refusal, metrics, lines, traces }: SourceSurvey,
  { backends, namespace }: SourceSetting,
): BackendFacts => {
  const ofMetrics = enterMetrics(ledger, metrics);
  const ofLines = enterLines(ledger, lines, namespace ?? '');
  return {
    prometheus: standingOf(backends?.prometheus, ofMetrics.readings, refusal),
    loki: standingOf(backends?.loki, ofLines.readings, refusal),
    tempo: standingOf(backends?.tempo, enterTraces(ledger, traces), refusal),
    tempoContext: traces && backends && tempoContextOf(traces, backends.tempo.endpoint()),
    rule: ofMetrics.rule,
    lokiLogs: ofLines.logs,
    notable: ofMetrics.notable,
  };
};

/** Numbers what the backends and the mesh told, after what the cluster told, and sums up how they did. */
export const factsFromSources = (
  ledger: EvidenceLedger,
  survey: SourceSurvey | null,
  mesh: MeshSurvey,
  setting: SourceSetting,
): SourceFacts => ({
  ...factsFromBackends(ledger, survey ?? NOTHING_ASKED, setting),
  mesh: mesh.presence,
  istio: {
    configured: setting.istioEnabled,
    readings: enterMesh(ledger, mesh, setting.namespace, setting.now),
  },
});
