import type { EntityKey } from '../../../evidence/entity.js';
import { podRule, type SeenPod } from '../../kit/container-rule.js';
import { conditionOf, evidenceOf, eventsOf, nodeOf } from '../../kit/look.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { claim, DOWN, type Claim, type Values } from '../../kit/rule.js';

/** How long after its grace period a pod may still be there, in ms. */
const PATIENCE_MS = 3 * 60_000;

interface Keeper {
  readonly values: Values;
  readonly claims: readonly Claim[];
  readonly behind: readonly EntityKey[];
}

/** A node that does not answer: nobody ends the containers. */
const lostNode = ({ entity, graph }: SeenPod): Keeper | null => {
  for (const each of graph.targets(entity.key, 'runs on')) {
    const ready = conditionOf(nodeOf(each)?.status?.conditions, 'Ready');
    if (ready === null || ready.status === 'True') continue;
    return {
      values: { lostNode: each.ref.name },
      claims: [
        claim(evidenceOf(each, graph), `node ${each.ref.name}: Ready=${ready.status}, ${ready.reason ?? ''}`),
      ],
      behind: [each.key],
    };
  }
  return null;
};

const keeperOf = (seen: SeenPod): Keeper => {
  const { pod, entity, evidence } = seen;
  const finalizers = (pod.metadata.finalizers ?? []).join(', ');
  if (finalizers !== '')
    return { values: { finalizers }, claims: [claim(evidence, `finalizers: ${finalizers}`)], behind: [] };
  const lost = lostNode(seen);
  if (lost !== null) return lost;
  const [event] = eventsOf(
    entity,
    'FailedKillPod',
    'FailedUnmount',
    'FailedUnmapDevice',
    'FailedPreStopHook',
    'ExceededGracePeriod',
  );
  if (event === undefined) return { values: {}, claims: [], behind: [] };
  const said = `${event.event.reason}: ${event.event.message}`;
  return {
    values: { message: said.slice(0, 200) },
    claims: [claim(event.evidence, quoted(said))],
    behind: [],
  };
};

/** A pod that was deleted and does not go: a finalizer, its node or its volume keeps it. */
export const stuckTerminating = podRule(
  'run/stuck-terminating',
  (seen) => {
    const { pod, evidence, graph } = seen;
    // The API sets the time to the end of the grace period.
    const deletedAt = pod.metadata.deletionTimestamp;
    if (deletedAt === undefined || graph.parts.nowMs - Date.parse(deletedAt) < PATIENCE_MS) return null;
    const { values, claims, behind } = keeperOf(seen);
    return {
      since: deletedAt,
      known: claims.length === 0 ? 'suggested' : 'stated',
      claims: [claim(evidence, `being deleted since ${deletedAt}`, `${deletedAt}부터 삭제 중`), ...claims],
      values: { deletedAt, ...values },
      behind,
    };
  },
  [...DOWN, 'storage', 'node'],
);
