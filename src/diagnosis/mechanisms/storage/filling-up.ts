import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim as said, rule, type Sighting } from '../../kit/rule.js';
import { linesOf } from '../own-spec/said-lines.js';
import { claimValues, classOf, sizeOf, useValues, usersOf, type Claim } from './claim.js';

const NO_SPACE = /no space left|disk (?:is )?full|not enough space|\bENOSPC\b/i;

/** What a pod that mounts a claim says where it is full already. */
const fullAlready = (entity: Entity, graph: CaseGraph): Pick<Sighting, 'claims' | 'values'> => {
  const line = usersOf(entity, graph)
    .flatMap(linesOf)
    .find(({ text }) => NO_SPACE.test(text));
  if (line === undefined) return { claims: [], values: {} };
  return {
    claims: [said(line.evidence, quoted(line.text, 200))],
    values: { line: bounded(line.text, 200) },
  };
};

/** A claim that an alert says is filling up: how large it is, who fills it, and whether it can grow. */
export const fillingUp = rule({
  mechanism: 'storage/filling-up',
  on: ['PersistentVolumeClaim'],
  carries: ['storage'],
  find: (entity, graph): readonly Sighting[] => {
    const object = rawOf<Claim>(entity);
    // Nothing in the API says how full a volume is; the alert about it does.
    if (graph.subject?.key !== entity.key || graph.parts.alertClass !== 'storage') return [];
    if (object?.status?.phase !== 'Bound' || entity.trouble.length > 0) return [];
    const use = useValues(entity, graph);
    const growable = classOf(entity, graph)?.allowVolumeExpansion === true;
    const size = sizeOf(object) ?? '';
    const full = fullAlready(entity, graph);
    return [
      {
        since: null,
        known: 'shown',
        claims: [
          said(
            evidenceOf(entity, graph),
            `Bound, capacity ${size}${object.spec?.volumeName === undefined ? '' : `, volume ${object.spec.volumeName}`}`,
          ),
          ...(use['user'] === undefined
            ? []
            : [
                said(
                  evidenceOf(entity, graph),
                  `mounted by pod ${use['user']}`,
                  `파드 ${use['user']}이(가) 마운트`,
                ),
              ]),
          ...full.claims,
        ],
        values: {
          ...claimValues(object),
          ...use,
          ...(growable && { growable: 'true' }),
          ...full.values,
        },
      },
    ];
  },
});
