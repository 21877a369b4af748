import { KUBERNETES } from '../settings.js';
import { eventShape } from '../shapes/event.js';
import { toKubeEvent } from '../client/event-mapping.js';
import { selectEvents } from '../client/event-selection.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { optionalFlag, optionalText } from '../../../tools/parameters.js';
import type { ClusterToolContext } from './cluster-tool.js';
import { valueOf } from '../../../tools/tool-error.js';

/** Most events read of each kind: the API gives them in no order of time, so the newest are found among all. */
const WARNINGS_READ = 2000;
const OTHERS_READ = 500;

/** For namespaces with many events. */
export const eventParameters = {
  object_name: optionalText('Only events about objects of this name. Default: all.'),
  warnings_only: optionalFlag('Leave out events of type Normal.'),
};

export const NARROW_EVENTS = 'narrow with object_name or warnings_only';

export interface EventArgs {
  readonly object_name: string | null;
  readonly warnings_only: boolean;
}

const escaped = (value: string): string => value.replaceAll(/[\\,=]/g, String.raw`\$&`);

const limitOf = ({ settings }: ClusterToolContext): number => {
  const { eventLimit } = settings.of(KUBERNETES);
  return Math.min(eventLimit, settings.prompt.maxEvents || eventLimit);
};

/** How many were read, in words. */
const readText = (count: number, bound: number): string =>
  count < bound ? String(count) : `${count} or more`;

/**
 * Events of a namespace, or of all: newest first, at most `K8S_EVENT_LIMIT`, warnings kept before others. Both events
 * APIs show the same events, so only the older one is asked.
 * @throws {ToolError}
 */
export const readEvents = async (
  namespace: string | null,
  { object_name: about, warnings_only: warningsOnly }: EventArgs,
  context: ClusterToolContext,
): Promise<readonly unknown[]> => {
  const { kubernetes, signal } = context;
  const ofType = (type: string, limit: number) =>
    kubernetes.list<KubeObject>(
      {
        apiVersion: 'v1',
        plural: 'events',
        namespace,
        fieldSelector: `type=${type}${about === null ? '' : `,involvedObject.name=${escaped(about)}`}`,
        limit,
      },
      signal,
    );
  const [warnings, others] = await Promise.all([
    ofType('Warning', WARNINGS_READ).then(valueOf),
    warningsOnly ? [] : ofType('Normal', OTHERS_READ).then(valueOf),
  ]);
  const events = [...warnings, ...others].map(toKubeEvent).filter((event) => event !== null);
  const shown = selectEvents(events, limitOf(context)).map(eventShape);
  if (shown.length === events.length) return shown;
  const found = `${readText(warnings.length, WARNINGS_READ)} warnings and ${readText(others.length, OTHERS_READ)} others`;
  return [...shown, { cut: `[cut: ${shown.length} of ${found} shown; ${NARROW_EVENTS}]` }];
};
