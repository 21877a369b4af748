import { claim } from '../../kit/rule.js';
import { quantity } from '../../../integrations/kubernetes/quantity.js';
import { amountText } from '../refused/quota-use.js';
import { askedBy, eligible, freeOn, nodesOf } from './nodes.js';
import { unplacedRule, type Told, type Unplaced } from './unplaced.js';

const resourceOf = (reason: string): string => /^insufficient (\S+)/i.exec(reason)?.[1] ?? 'pods';

interface Room {
  readonly name: string;
  readonly size: number;
  readonly free: number | null;
}

const by = (rooms: readonly Room[], amount: (room: Room) => number): Room | undefined =>
  rooms.toSorted((a, b) => amount(b) - amount(a))[0];

const read = ({ pod, graph, lead, evidence }: Unplaced): Told => {
  const resource = resourceOf(lead.reason);
  const asked = resource === 'pods' ? 1 : askedBy(pod, resource);
  const rooms = eligible(nodesOf(graph), pod).map((node): Room => ({
    name: node.metadata.name,
    size: quantity(node.status?.allocatable?.[resource]) ?? 0,
    free: freeOn(graph, node, resource),
  }));
  const largest = by(rooms, ({ size }) => size);
  const roomiest = by(
    rooms.filter(({ free }) => free !== null),
    ({ free }) => free ?? 0,
  );
  const text = (amount: number): string => amountText(Math.max(0, amount), resource);
  if (largest !== undefined && asked > largest.size) {
    return {
      values: { resource, asked: text(asked), largest: largest.name, size: text(largest.size) },
      claims: [
        claim(
          evidence,
          `the largest node, ${largest.name}, has ${text(largest.size)} ${resource}`,
          `가장 큰 노드 ${largest.name}의 ${resource}: ${text(largest.size)}`,
        ),
      ],
    };
  }
  if (roomiest === undefined || roomiest.free === null || roomiest.free >= asked)
    return { values: { resource, asked: text(asked) } };
  const free = text(roomiest.free);
  return {
    values: { resource, asked: text(asked), roomiest: roomiest.name, free, of: text(roomiest.size) },
    claims: [
      claim(
        evidence,
        `${roomiest.name} has ${free} of ${text(roomiest.size)} ${resource} free`,
        `${roomiest.name}의 여유 ${resource}: ${text(roomiest.size)} 중 ${free}`,
      ),
    ],
  };
};

/** No node that the pod may go to has as much left of a resource as it asks for. */
export const insufficient = unplacedRule('scheduling/insufficient', ['resource'], read);
