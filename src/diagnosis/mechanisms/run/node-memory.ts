import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { containerRule, restartsOf, type SeenContainer } from '../../kit/container-rule.js';
import { conditionOf, evidenceOf, eventsOf, nodeOf } from '../../kit/look.js';
import { endingSince, overAt } from '../../kit/pod-times.js';
import { claim, DOWN, type Claim } from '../../kit/rule.js';
import { oomRun } from './container-memory-limit.js';

/** What the node itself says of its memory: only then is it the node that ran out. */
const nodeSays = ({
  entity,
  graph,
}: SeenContainer): { readonly text: string; readonly claim: Claim } | null => {
  for (const each of graph.targets(entity.key, 'runs on')) {
    const [event] = eventsOf(each, 'SystemOOM', 'OOMKilling');
    if (event !== undefined) {
      const text = `${event.event.reason}: ${bounded(event.event.message, 160)}`;
      return { text, claim: claim(event.evidence, quoted(text)) };
    }
    const pressure = conditionOf(nodeOf(each)?.status?.conditions, 'MemoryPressure');
    if (pressure?.status === 'True') {
      const text = `MemoryPressure ${pressure.reason ?? ''}`.trim();
      return { text, claim: claim(evidenceOf(each, graph), `node ${each.ref.name}: ${text}`) };
    }
  }
  return null;
};

/** A container without a memory limit that the kernel killed for memory. */
export const nodeMemory = containerRule(
  'memory/no-limit',
  (seen) => {
    const { container, pod, evidence, entity, graph } = seen;
    const run = oomRun(container);
    const limits = [container.status?.resources, container.spec?.resources, pod.spec.resources];
    if (run === null || limits.some((each) => each?.limits?.['memory'] !== undefined)) return null;
    const said = nodeSays(seen);
    const requested = container.spec?.resources?.requests?.['memory'];
    return {
      since: endingSince(entity, container.name, run),
      ...overAt(container, run),
      known: said === null ? 'suggested' : 'shown',
      claims: [
        claim(
          evidence,
          `last state OOMKilled, exit code ${run.exitCode}, ${restartsOf(container)} restarts`,
          `마지막 상태 OOMKilled, 종료 코드 ${run.exitCode}, 재시작 ${restartsOf(container)}회`,
        ),
        claim(evidence, 'no memory limit', '메모리 한도 없음'),
        ...(said === null ? [] : [said.claim]),
      ],
      values: {
        container: container.name,
        ...(said !== null && { nodeSaid: said.text }),
        ...(requested !== undefined && { requested }),
      },
      behind: said === null ? [] : graph.targets(entity.key, 'runs on').map(({ key }) => key),
    };
  },
  [...DOWN, 'saturation', 'node'],
);
