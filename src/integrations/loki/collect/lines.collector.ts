import { linesByTime, type LogLine } from '../lines-by-time.js';
import type { LokiAnswer } from '../loki-answer.js';
import type { LokiClient } from '../loki-client.js';
import { nanosecondsOf } from '../../../waiting/instant.js';
import { mapCall, valueOf, type Call } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';
import { podQueries, usualQuery, type PodQuery } from './pod-queries.js';
import { knownLabels, streamLabels } from './stream-labels.js';
import { beginningOf } from '../../../masking/index.js';

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
const CONTAINER_LABELS = [
  'container',
  'k8s_container_name',
  'kubernetes_container_name',
  'container_name',
] as const;

const containerOf = ({ labels }: LogLine): string =>
  CONTAINER_LABELS.map((name) => labels[name]).find((value) => value !== undefined) ?? 'unknown';

const timeOf = (nanoseconds: string): string => {
  const ms = Math.floor(Number(nanoseconds) / 1e6);
  return ms >= 0 && ms <= 8.64e15 ? new Date(ms).toISOString() : nanoseconds;
};

const bounded = (line: string): string =>
  line.length <= LINE_LIMIT ? line : `${beginningOf(line, LINE_LIMIT)}… (${line.length} characters)`;

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

/** Most labels of a Loki that an answer tells. */
const MAX_TOLD = 30;

type Lines = Call<readonly ContainerLines[]>;

/**
 * What was tried in vain.
 * @param labels that streams have; `null` when not known
 */
const absence = (
  { namespace, pod }: LinesRequest,
  tried: readonly PodQuery[],
  labels: ReadonlySet<string> | null,
): string => {
  const told =
    labels === null ? '' : `; its streams have the labels ${[...labels].slice(0, MAX_TOLD).join(', ')}`;
  return `Loki has no lines of pod ${namespace}/${pod} in that time: looked for by ${tried
    .map(({ where }) => where)
    .join('; by ')}${told}`;
};

/**
 * What Loki kept of a pod. By the usual labels first, or by those that this Loki is known to have; where these find
 * nothing its labels are asked for, unless they are known, and all other ways are tried side by side: three calls deep at
 * most. Absent when none finds a line, saying what was tried.
 */
export const readLines = async (
  loki: Pick<LokiClient, 'labels' | 'queryRange'>,
  session: SourceSession,
  request: LinesRequest,
): Promise<Lines> => {
  const window = { startNs: nanosecondsOf(request.startMs), endNs: nanosecondsOf(request.endMs) };
  const ask = async ({ query }: PodQuery): Promise<Lines> => {
    const call = await session.ask(query, (signal) =>
      loki.queryRange({ query, ...window, limit: READ_LIMIT }, signal),
    );
    return mapCall(call, (answer) => byContainer(answer, request.tailLines));
  };
  const known = knownLabels(loki);
  const first = known === null ? usualQuery(request) : (podQueries(request, known)[0] ?? usualQuery(request));
  const likeliest = await ask(first);
  if (valueOf(likeliest)?.length !== 0) return likeliest;
  const labels = await streamLabels(loki, session);
  const others = podQueries(request, labels).filter(({ query }) => query !== first.query);
  const calls = await Promise.all(others.map(ask));
  const found = calls.find((call) => (valueOf(call)?.length ?? 0) > 0);
  const failed = calls.find((call) => valueOf(call) === null);
  if (found !== undefined || failed !== undefined) return found ?? failed ?? likeliest;
  return {
    ...likeliest,
    query: [likeliest, ...calls].map(({ query }) => query).join('\n'),
    outcome: { status: 'absent', reason: absence(request, [first, ...others], labels) },
  };
};
