import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Pod } from '../../../evidence/objects.js';
import { quantity } from '../../../integrations/kubernetes/quantity.js';
import { podBaseName } from '../../../alerts/subject/pod-base-name.js';
import { podOf } from '../../kit/look.js';

/** Most workloads that are named. */
const MAX_USERS = 3;

const isOver = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** What one pod takes of a quota's resource: `requests.cpu`, `cpu` (the same), `limits.memory`, `pods`. */
const takenBy = ({ spec }: Pod, resource: string): number => {
  if (resource === 'pods' || resource === 'count/pods') return 1;
  const [, limits, name = ''] = /^(?:requests\.|(limits)\.)?(.+)$/.exec(resource) ?? [];
  return spec.containers.reduce((sum, { resources }) => {
    const amounts = limits === undefined ? resources?.requests : resources?.limits;
    return sum + (quantity(amounts?.[name]) ?? 0);
  }, 0);
};

const UNITS: readonly (readonly [number, string])[] = [
  [1024 ** 4, 'Ti'],
  [1024 ** 3, 'Gi'],
  [1024 ** 2, 'Mi'],
];

/** An amount as Kubernetes writes it, rounded: cores of CPU, bytes of the rest. */
export const amountText = (amount: number, resource: string): string => {
  if (resource.endsWith('cpu')) {
    return amount < 1 ? `${Math.round(amount * 1000)}m` : String(Math.round(amount * 10) / 10);
  }
  const [size, unit] = UNITS.find(([least]) => amount >= least) ?? [1, ''];
  return `${Math.round((amount / size) * 10) / 10}${unit}`;
};

/** Who takes most of a quota's resource in a namespace: `cart 2, mail 1.5`; `null` where not all pods were read. */
export const usersOf = (graph: CaseGraph, namespace: string | null, resource: string): string | null => {
  if (!graph.isComplete('Pod', namespace)) return null;
  const pods = graph
    .ofKind('Pod', namespace)
    .flatMap((entity) => podOf(entity) ?? [])
    .filter((pod) => !isOver(pod));
  const sums = new Map<string, number>();
  for (const pod of pods) {
    const owner = podBaseName(pod.metadata.name);
    sums.set(owner, (sums.get(owner) ?? 0) + takenBy(pod, resource));
  }
  const most = [...sums]
    .filter(([, amount]) => amount > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MAX_USERS);
  return most.length === 0
    ? null
    : most.map(([name, amount]) => `${name} ${amountText(amount, resource)}`).join(', ');
};
