import { unplacedRule } from './unplaced.js';

interface Constraint {
  readonly topologyKey?: string;
  readonly maxSkew?: number;
  readonly whenUnsatisfiable?: string;
}

/** The pod would make its workload more unevenly spread than it says that it may be. */
export const spread = unplacedRule('scheduling/spread', ['spread'], ({ pod, lead }) => {
  const all = (Reflect.get(pod.spec, 'topologySpreadConstraints') ?? []) as readonly Constraint[]; // of the API
  const hard = all.find(({ whenUnsatisfiable }) => whenUnsatisfiable !== 'ScheduleAnyway');
  return {
    values: {
      ...(hard?.topologyKey !== undefined && { topology: hard.topologyKey }),
      ...(hard?.maxSkew !== undefined && { skew: String(hard.maxSkew) }),
      ...(/missing required label/i.test(lead.reason) && { unlabelled: hard?.topologyKey ?? '' }),
    },
  };
});
