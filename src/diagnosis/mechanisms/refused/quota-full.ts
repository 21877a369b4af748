import { quantity } from '../../../integrations/kubernetes/quantity.js';
import type { ResourceQuota } from '../../../integrations/kubernetes/graph/entities/bounds.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { usersOf } from './quota-use.js';

/** From this share on the public rules about quotas fire (kubernetes-mixin: KubeQuotaAlmostFull). */
const ALMOST = 0.9;
/** Most resources of a quota that are named. */
const MAX_RESOURCES = 3;

interface Use {
  readonly resource: string;
  readonly text: string;
  readonly share: number;
}

/** What of a quota is used, the fullest first. */
const usesOf = ({ status }: ResourceQuota): readonly Use[] =>
  Object.entries(status?.hard ?? {})
    .flatMap(([resource, hard]): readonly Use[] => {
      const used = status?.used?.[resource];
      const [has, most] = [quantity(used), quantity(hard)];
      return has === null || most === null || most <= 0
        ? []
        : [{ resource, text: `${resource} ${used ?? ''}/${hard}`, share: has / most }];
    })
    .toSorted((a, b) => b.share - a.share);

/** A quota that an alert is about: what of it is used up, and by whom. Elsewhere a full quota that refuses nobody is no fault. */
export const quotaFull = rule({
  mechanism: 'refused/quota-full',
  on: ['ResourceQuota'],
  carries: ['scheduling', 'saturation'],
  find: (entity, graph) => {
    if (graph.subject?.key !== entity.key) return [];
    const object = rawOf<ResourceQuota>(entity);
    const full = (object === null ? [] : usesOf(object)).filter(({ share }) => share >= ALMOST);
    const [first] = full;
    if (first === undefined) return [];
    const use = full
      .slice(0, MAX_RESOURCES)
      .map(({ text }) => text)
      .join(', ');
    const users = usersOf(graph, entity.ref.namespace, first.resource);
    const evidence = evidenceOf(entity, graph);
    return [
      {
        since: null,
        known: 'stated',
        claims: [
          claim(evidence, `used: ${use}`, `사용량: ${use}`),
          ...(users === null
            ? []
            : [
                claim(
                  evidence,
                  `most ${first.resource} is taken by ${users}`,
                  `${first.resource} 사용 상위: ${users}`,
                ),
              ]),
        ],
        values: { use },
      },
    ];
  },
});
