import { linesByTime, type LogLine } from '../lines-by-time.js';
import { linesQuery, quoted } from '../logql.js';
import type { LokiAnswer } from '../loki-answer.js';
import type { LokiClient } from '../loki-client.js';
import { nanosecondsOf } from '../../../waiting/instant.js';
import { mapCall, valueOf, type Call } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';

/** Lines asked for, over all containers of the pod. */
const READ_LIMIT = 200;
/** Most characters kept of one line, and most containers shown. */
const LINE_LIMIT = 2000;
const CONTAINER_LIMIT = 5;

/** Which lines are wanted. */
export interface LinesRequest {
  readonly namespace: string;
  readonly pod: string;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly endMs: number;
  /** Most lines kept of one container. */
  readonly tailLines: number;
}

/** The newest lines of one container, oldest first, each with its RFC 3339 time in front. */
export interface ContainerLines {
  readonly container: string;
  readonly lines: readonly string[];
}

/** Labels that collectors give to a container, in the order in which they are looked for. */
const CONTAINER_LABELS = ['container', 'k8s_container_name', 'container_name'] as const;

const containerOf = ({ labels }: LogLine): string =>
  CONTAINER_LABELS.map((name) => labels[name]).find((value) => value !== undefined) ?? 'unknown';

const timeOf = (nanoseconds: string): string => {
  const ms = Math.floor(Number(nanoseconds) / 1e6);
  return ms >= 0 && ms <= 8.64e15 ? new Date(ms).toISOString() : nanoseconds;
};

const bounded = (line: string): string =>
  line.length <= LINE_LIMIT
    ? line
    : `${line.slice(0, LINE_LIMIT).toWellFormed()}… (${line.length} characters)`;

/** The lines of an answer by container; those of the container with the newest line first. */
const byContainer = ({ data }: LokiAnswer, tailLines: number): readonly ContainerLines[] => {
  const newestFirst = data.resultType === 'streams' ? linesByTime(data.result) : [];
  return [...Map.groupBy(newestFirst, containerOf)].slice(0, CONTAINER_LIMIT).map(([container, lines]) => ({
    container,
    lines: lines
      .slice(0, tailLines)
      .toReversed()
      .map(({ timestampNs, line }) => `${timeOf(timestampNs)} ${bounded(line)}`),
  }));
};

/** Names that an OpenTelemetry pipeline gives: the namespace is a label, the pod a label or structured metadata. */
const otelQuery = ({ namespace, pod }: LinesRequest): string =>
  `{k8s_namespace_name=${quoted(namespace)}} | k8s_pod_name=${quoted(pod)}`;

/**
 * What Loki kept of a pod. With the labels of Promtail and Alloy, else, where these find nothing, with those of
 * OpenTelemetry: two calls deep. Absent when neither finds a line.
 */
export const readLines = async (
  loki: Pick<LokiClient, 'queryRange'>,
  session: SourceSession,
  request: LinesRequest,
): Promise<Call<readonly ContainerLines[]>> => {
  const window = { startNs: nanosecondsOf(request.startMs), endNs: nanosecondsOf(request.endMs) };
  const ask = async (query: string): Promise<Call<readonly ContainerLines[]>> => {
    const call = await session.ask(query, (signal) =>
      loki.queryRange({ query, ...window, limit: READ_LIMIT }, signal),
    );
    return mapCall(call, (answer) => byContainer(answer, request.tailLines));
  };
  const { namespace, pod } = request;
  const usual = await ask(linesQuery({ namespace, pod }) ?? otelQuery(request));
  if (valueOf(usual)?.length !== 0) return usual;
  const other = await ask(otelQuery(request));
  if (valueOf(other)?.length !== 0) return other;
  const reason = `Loki has no lines of pod ${namespace}/${pod} in that time`;
  return { ...usual, query: `${usual.query}\n${other.query}`, outcome: { status: 'absent', reason } };
};
