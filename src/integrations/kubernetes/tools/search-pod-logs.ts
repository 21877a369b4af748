import { z } from 'zod';
import { linearExpression, type LinearExpression } from '../../../config/linear-expression.js';
import { ok, type ReadOutcome } from '../../../transport/read-outcome.js';
import type { LogQuery } from '../reader.js';
import { limit, optionalFlag, optionalLimit, optionalText, text } from '../../../tools/parameters.js';
import type { ClusterToolContext } from './cluster-tool.js';
import { failureShape, ToolError } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';
import { chosenContainers, hasPreviousRun, statusOf } from './container-logs.js';
import { searchLog, type LogSearch } from './log-search.js';
import { podParameters, readPod } from './read-pod.js';

/** Most lines of one container that are searched, the newest. */
const LINES_SEARCHED = 5000;
/** A log of so many characters was probably cut by the bound of an answer, which keeps the oldest. */
const NEAR_THE_BOUND = 1_000_000;

const patternOf = (source: string): LinearExpression => {
  try {
    return linearExpression(source);
  } catch (error) {
    throw new ToolError('invalid', `pattern ${(error as Error).message}`);
  }
};

/** The newest lines of a log, also of one so large that an answer cannot hold as many as were asked for. */
const readNewest = async (
  query: LogQuery,
  { kubernetes, signal }: ClusterToolContext,
): Promise<ReadOutcome<readonly string[]>> => {
  const read = await kubernetes.logs(query, signal);
  if (read.status !== 'ok') return read;
  const characters = read.value.reduce((sum, line) => sum + line.length + 1, 0);
  const lines = read.value.length;
  if (characters < NEAR_THE_BOUND || lines < 2) return ok(read.value);
  return kubernetes.logs({ ...query, tailLines: Math.ceil(lines / 2) }, signal);
};

const searchContainer = async (query: LogQuery, search: LogSearch, context: ClusterToolContext) => {
  const { container, previous } = query;
  const read = await readNewest(query, context);
  if (read.status !== 'ok') return { container, previous, ...failureShape(read) };
  // Masked first: else which patterns match would tell what masking hides.
  const lines = (await context.masker.maskApart(read.value)).value;
  return { container, previous, lines_searched: lines.length, ...searchLog(lines, search) };
};

export const searchPodLogs = clusterTool({
  name: 'search_pod_logs',
  about: `Looks for a pattern in the last ${LINES_SEARCHED} lines of a pod's containers, and shows the newest matches with the lines around them. For errors that lie further back than get_pod_logs reaches.`,
  brief: 'RE2 over more log lines than get_pod_logs.',
  parameters: z.object({
    ...podParameters,
    pattern: text(
      'Regular expression (RE2 syntax; `(?i)` at the start for any case), looked for in each line.',
    ),
    container: optionalText('Only this container. Default: all.'),
    since_seconds: optionalLimit({
      min: 1,
      max: 604_800,
      about: 'Only lines of the last so many seconds.',
    }),
    context_lines: limit({ min: 0, max: 20, fallback: 2, about: 'Lines shown around each match.' }),
    max_matches: limit({ min: 1, max: 100, fallback: 20, about: 'Matches shown of each container.' }),
    previous: optionalFlag('The run before the last restart, instead of the present one.'),
  }),
  narrow: 'narrow with container, pattern, max_matches or context_lines',
  run: async (args, context) => {
    const { context_lines: contextLines, max_matches: maxMatches, previous } = args;
    const search = { pattern: patternOf(args.pattern), contextLines, maxMatches };
    const pod = await readPod(args, context);
    const containers = chosenContainers(pod, args.container).filter(
      (container) => !previous || args.container !== null || hasPreviousRun(statusOf(pod, container)),
    );
    if (containers.length === 0) {
      throw new ToolError('absent', `no container of pod ${args.pod_name} has restarted`);
    }
    const part = {
      namespace: args.namespace,
      pod: args.pod_name,
      previous,
      tailLines: LINES_SEARCHED,
      ...(args.since_seconds !== null && { sinceSeconds: args.since_seconds }),
    };
    return Promise.all(
      containers.map((container) => searchContainer({ ...part, container }, search, context)),
    );
  },
});
