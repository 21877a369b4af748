import type { Backends } from './backends.js';
import { podWithoutLogs } from '../integrations/loki/collect/lines-needed.js';
import { readLines, type ContainerLines } from '../integrations/loki/collect/lines.collector.js';
import { surveyMetrics, type MetricsSurvey } from '../integrations/prometheus/collect/metrics-survey.js';
import { NamespacePolicy } from '../integrations/kubernetes/scope/namespace-policy.js';
import { valueOf, type Call } from '../evidence/reading.js';
import type { SourceRequest } from './source-request.js';
import { SourceSession } from './source-session.js';
import { otherTraceName, traceNameOf } from '../integrations/tempo/collect/trace-names.js';
import { surveyTraces, type TraceSurvey } from '../integrations/tempo/collect/traces.collector.js';

/** How long before an alert's start the lines of a pod that is gone may lie, and how long after. */
const LINES_BEFORE_MS = 60 * 60_000;
const LINES_AFTER_MS = 15 * 60_000;

/** Lines of a pod whose own log is gone. */
export interface LinesSurvey {
  readonly pod: string;
  readonly call: Call<readonly ContainerLines[]>;
}

/** What the backends told; `null` where one is not configured, or had nothing to be asked. */
export interface SourceSurvey {
  /** Why none of them was asked at all; `null` when they were. */
  readonly refusal: string | null;
  readonly metrics: MetricsSurvey | null;
  readonly lines: LinesSurvey | null;
  readonly traces: TraceSurvey | null;
}

const surveyLines = async (
  { loki }: Backends,
  session: SourceSession,
  { target, startsAtMs, nowMs, settings, parts }: SourceRequest,
): Promise<LinesSurvey | null> => {
  const pod = await podWithoutLogs(target, parts);
  const { namespace } = target;
  if (pod === null || namespace === null) return null;
  const call = await readLines(loki, session, {
    namespace,
    pod,
    startMs: startsAtMs - LINES_BEFORE_MS,
    endMs: Math.min(Math.max(nowMs, startsAtMs), startsAtMs + LINES_AFTER_MS),
    tailLines: settings.kubernetes.logTailLines,
  });
  return { pod, call };
};

const MINUTE_MS = 60_000;

const tracesOf = (
  { tempo }: Backends,
  session: SourceSession,
  { target, labels, pivotMs, settings, parts }: SourceRequest,
): Promise<TraceSurvey> => {
  const { traceLimit, lookbackMinutes, forwardMinutes } = settings.tempo;
  const service = traceNameOf(target, labels);
  const scope = {
    service,
    namespace: target.namespace,
    startMs: pivotMs - lookbackMinutes * MINUTE_MS,
    endMs: pivotMs + forwardMinutes * MINUTE_MS,
    limit: traceLimit,
  };
  const other = async (): Promise<string | null> => {
    const [pod, found] = await Promise.all([parts.chosen, parts.service]);
    return otherTraceName(service, valueOf(pod), valueOf(found)?.metadata.name ?? null);
  };
  return surveyTraces(tempo, session, scope, other);
};

/** Why nothing of the target may be read anywhere (`KUBE_NAMESPACES_ALLOW`, `KUBE_NAMESPACES_DENY`); `null` when it may. */
const refusalOf = ({ target: { namespace }, settings: { kubernetes } }: SourceRequest): string | null => {
  const lists = { allow: kubernetes.namespacesAllow, deny: kubernetes.namespacesDeny };
  return namespace === null || new NamespacePolicy(lists).allows(namespace)
    ? null
    : `not allowed by configuration: namespace ${namespace}`;
};

/** Asks every configured backend, side by side, each within a time of its own. Never rejects. */
export const surveySources = async (
  backends: Backends,
  request: SourceRequest,
  signal: AbortSignal,
): Promise<SourceSurvey> => {
  const refusal = refusalOf(request);
  if (refusal !== null) return { refusal, metrics: null, lines: null, traces: null };
  const limitMs = request.settings.analysis.collectTimeoutSeconds * 1000;
  const within = async <T>(
    { configured }: { readonly configured: boolean },
    work: (session: SourceSession) => Promise<T>,
  ): Promise<T | null> => {
    if (!configured) return null;
    const session = new SourceSession(signal, limitMs, () => new Date());
    try {
      return await work(session);
    } finally {
      session.end();
    }
  };
  const [metrics, lines, traces] = await Promise.all([
    within(backends.prometheus, (session) => surveyMetrics(backends.prometheus, session, request)),
    within(backends.loki, (session) => surveyLines(backends, session, request)),
    within(backends.tempo, (session) => tracesOf(backends, session, request)),
  ]);
  return { refusal: null, metrics, lines, traces };
};
