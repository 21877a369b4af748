import { CHAOS_MESH_KINDS, LITMUS_KIND } from '../../../evidence/chaos-kinds.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { evidenceOf, rawOf, topOwner } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';

interface Experiment extends KubeObject {
  readonly spec?: { readonly action?: string; readonly experiments?: readonly { readonly name?: string }[] };
}

/** An experiment that disturbs pods on purpose, while it runs. */
export const chaosExperiment = rule({
  mechanism: 'platform/chaos-experiment',
  on: [...CHAOS_MESH_KINDS, LITMUS_KIND],
  carries: [...DOWN, 'saturation', 'storage'],
  find: (entity, graph) => {
    const object = rawOf<Experiment>(entity);
    if (object === null || entity.sick !== true) return [];
    const pods = graph.sources(entity.key, 'limited by');
    const [first] = pods;
    const target = first === undefined ? undefined : topOwner(first, graph).ref;
    const action = object.spec?.action ?? object.spec?.experiments?.[0]?.name;
    return [
      {
        since: object.metadata.creationTimestamp ?? null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `${entity.ref.kind} ${entity.ref.name} is running${action === undefined ? '' : `: ${action}`}`,
            `${entity.ref.kind} ${entity.ref.name} 실행 중${action === undefined ? '' : `: ${action}`}`,
          ),
        ],
        values: {
          experiment: `${entity.ref.kind} ${entity.ref.name}`,
          ...(action !== undefined && { action }),
          ...(target !== undefined && { target: `${target.kind} ${target.name}` }),
        },
      },
    ];
  },
});
