import { hasLabels, nodesBehind, nodesOf } from './nodes.js';
import { zonesOf } from './volume-zones.js';
import { unplacedRule, type Told, type Unplaced } from './unplaced.js';

const read = (unplaced: Unplaced): Told => {
  const cordoned = nodesOf(unplaced.graph)
    .filter((node) => node.spec?.unschedulable === true && hasLabels(node, unplaced.pod.spec))
    .map(({ metadata }) => metadata.name);
  const [first] = cordoned;
  const volume = zonesOf(unplaced)[0];
  return {
    values: {
      ...(first !== undefined && { cordoned: cordoned.join(', '), first }),
      ...(volume !== undefined && { volume: volume.volume, wants: volume.wants }),
    },
    behind: nodesBehind(unplaced),
  };
};

/** The nodes that are left for the pod are cordoned: somebody keeps new pods off them. */
export const cordoned = unplacedRule('scheduling/cordoned', ['cordoned'], read);
