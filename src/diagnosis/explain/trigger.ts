import type { CaseGraph } from '../../evidence/case-graph.js';
import type { EntityChange, EntityKey } from '../../evidence/entity.js';
import type { Trigger, Weighed } from './explanation.js';

/** How long before the trouble a change may have happened and still have set it off. */
const BEFORE_MS = 2 * 60 * 60_000;
const AFTER_MS = 2 * 60_000;

/** When the trouble began: the cause's own time where it is earlier than the alert. */
const onsetMs = ({ finding }: Weighed, { parts: { startedMs } }: CaseGraph): number => {
  const since = Date.parse(finding.since ?? '');
  return Number.isNaN(since) ? startedMs : Math.min(since, startedMs);
};

/** What a change of can have set the finding off: its entity, its parts, its configuration, what bounds it, what it scales. */
const nearTo = (graph: CaseGraph, { finding }: Weighed): readonly EntityKey[] => {
  const own = [finding.entity.key, ...finding.at, ...finding.behind];
  const beside = own.flatMap((key) =>
    graph
      .relationsFrom(key)
      .filter(({ type }) =>
        ['reads config', 'limited by', 'guarded by', 'deployed by', 'routed by', 'owned by'].includes(type),
      )
      .map(({ to }) => to),
  );
  const scaled = own.flatMap((key) => graph.relationsTo(key, 'scaled by').map(({ from }) => from));
  return [...new Set([...own, ...beside, ...scaled])];
};

/** That a controller made a run is no change that somebody made. */
const isRoutine = ({ kind }: EntityChange): boolean => kind === 'run';

/** What came to run tells more than that something was written. */
const rank = ({ kind }: EntityChange): number => (kind === 'rollout' ? 0 : 1);

const isNear = ({ at }: EntityChange, onset: number, graph: CaseGraph): boolean => {
  const ms = Date.parse(at);
  const latest = Math.max(onset, graph.parts.startedMs) + AFTER_MS;
  return ms >= onset - BEFORE_MS && ms <= latest;
};

/** The newest change at the cause or beside it before the trouble began; `null` where there is none. */
export const triggerOf = (graph: CaseGraph, cause: Weighed): Trigger | null => {
  const onset = onsetMs(cause, graph);
  const changes = nearTo(graph, cause).flatMap((key) =>
    (graph.entity(key)?.changes ?? []).map((change) => ({ ...change, entity: key })),
  );
  const [last] = changes
    .filter((change) => isNear(change, onset, graph) && !isRoutine(change))
    .toSorted((a, b) => rank(a) - rank(b) || Date.parse(b.at) - Date.parse(a.at));
  if (last === undefined) return null;
  const { entity, at, what, by, differs } = last;
  return { entity, at, what, by, ...(differs !== undefined && { differs }) };
};
