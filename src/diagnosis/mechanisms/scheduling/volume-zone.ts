import { claim } from '../../kit/rule.js';
import { zonesOf } from './volume-zones.js';
import { unplacedRule, type Told } from './unplaced.js';

/** A volume of the pod can only be reached from nodes of one place, and none of them takes it. */
export const volumeZone = unplacedRule('scheduling/volume-zone', ['volume-zone'], (unplaced): Told => {
  const [bound] = zonesOf(unplaced);
  return bound === undefined
    ? { values: {} }
    : {
        values: { claim: bound.claim, volume: bound.volume, wants: bound.wants },
        claims: [
          claim(
            unplaced.evidence,
            `volume ${bound.volume} is only for nodes with ${bound.wants}`,
            `볼륨 ${bound.volume}은(는) ${bound.wants} 노드 전용`,
          ),
        ],
        behind: [bound.key],
      };
});
