import type { AlertClass } from '../../../alerts/class/alert-class.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { quantity } from '../../../integrations/kubernetes/quantity.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { revisionsOf } from '../controllers/rollout.js';

/** How long before an alert a rollout is still a suspect, and how much later it may have been. */
const BEFORE_MS = 2 * 60 * 60_000;
const AFTER_MS = 2 * 60_000;
/** A limit that fell to this share of what it was, or below, throttles what ran well before. */
const CUT = 0.5;

const CARRIES: readonly AlertClass[] = [
  'latency',
  'saturation',
  'errors',
  'not-ready',
  'unavailable',
  'scaling',
];

/** CPU limits of the containers of a revision, as they are written. */
const limitsOf = ({ spec }: WorkloadObject): ReadonlyMap<string, string> =>
  new Map(
    (spec.template?.spec.containers ?? []).flatMap(({ name, resources }) => {
      const limit = resources?.limits?.['cpu'];
      return limit === undefined ? [] : [[name, limit] as const];
    }),
  );

const isNear = (at: string, { parts: { startedMs } }: CaseGraph): boolean => {
  const ms = Date.parse(at);
  return ms >= startedMs - BEFORE_MS && ms <= startedMs + AFTER_MS;
};

/** A rollout shortly before that gives a container half of the CPU that it might use before, or less. */
export const cpuLimitCut = rule({
  mechanism: 'cpu/limit-cut',
  on: ['Deployment'],
  carries: CARRIES,
  find: (entity, graph) => {
    const [current, previous] = revisionsOf(entity, graph);
    const at = current?.set.metadata.creationTimestamp;
    if (current === undefined || previous === undefined || at === undefined || !isNear(at, graph)) return [];
    const before = limitsOf(previous.set);
    return [...limitsOf(current.set)].flatMap(([container, limit]) => {
      const was = before.get(container);
      const [now, then] = [quantity(limit), quantity(was)];
      if (was === undefined || now === null || then === null || now > then * CUT) return [];
      return [
        {
          key: container,
          since: at,
          known: 'shown' as const,
          claims: [
            claim(
              evidenceOf(current.entity, graph),
              `revision ${current.number}: CPU limit ${limit}`,
              `리비전 ${current.number}: CPU 한도 ${limit}`,
            ),
            claim(
              evidenceOf(previous.entity, graph),
              `revision ${previous.number}: CPU limit ${was}`,
              `리비전 ${previous.number}: CPU 한도 ${was}`,
            ),
          ],
          values: {
            container,
            limit,
            was,
            revision: String(current.number),
            previousRevision: String(previous.number),
          },
        },
      ];
    });
  },
});
