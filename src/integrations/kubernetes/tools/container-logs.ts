import { KUBERNETES } from '../settings.js';
import { logSnippetShape } from '../shapes/log-snippet.js';
import { containerStatuses } from '../pod-health.js';
import type { ContainerStatus, Pod } from '../../../evidence/objects.js';
import type { LogQuery } from '../reader.js';
import type { ClusterToolContext } from './cluster-tool.js';
import { ToolError } from '../../../tools/tool-error.js';

/** Most containers of a pod whose logs are read. */
const CONTAINER_LIMIT = 20;
/** Containers by name: regular ones, then init, then ephemeral. */
const containerNames = ({ spec }: Pod): readonly string[] =>
  [...spec.containers, ...(spec.initContainers ?? []), ...(spec.ephemeralContainers ?? [])].map(
    ({ name }) => name,
  );

/**
 * The containers that a call is about: the one it names, or all.
 * @throws {ToolError} when the pod has no container of that name, naming those it has
 */
export const chosenContainers = (pod: Pod, container: string | null): readonly string[] => {
  const names = containerNames(pod);
  if (container === null) return names.slice(0, CONTAINER_LIMIT);
  if (names.includes(container)) return [container];
  throw new ToolError(
    'invalid',
    `pod ${pod.metadata.name} has no container ${JSON.stringify(container)}; its containers: ${names.join(', ')}`,
  );
};

/** Lines as most log tools count them when nobody says. */
export const tailLimit = ({ settings }: ClusterToolContext): number => {
  const { logTailLines } = settings.of(KUBERNETES);
  return Math.min(logTailLines, settings.prompt.maxLogLines || logTailLines);
};

/** A container's log in the wire's form; that it cannot be read is told in it. */
export const readSnippet = async (query: LogQuery, { kubernetes, signal }: ClusterToolContext) => {
  const { container, previous } = query;
  return logSnippetShape({ container, previous, lines: await kubernetes.logs(query, signal) });
};

/** Whether a container ran before its present run. */
export const hasPreviousRun = (status: ContainerStatus | undefined): boolean =>
  status !== undefined && (status.restartCount > 0 || (status.lastState?.terminated ?? null) !== null);

/** A container's status by its name. */
export const statusOf = (pod: Pod, container: string): ContainerStatus | undefined =>
  containerStatuses(pod).find(({ name }) => name === container);
