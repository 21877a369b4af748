import type { Pod, Service } from '../../../evidence/objects.js';
import { podRow } from '../body/pod-body.js';
import { picks, selectorText } from '../label-selector.js';
import { isHealthy, worstFirst } from '../pod-health.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import { listServices } from '../survey/service.collector.js';
import { calledHosts } from './called-hosts.js';
import { trouble, unread, type Place, type Surrounding } from './surrounding.js';

const MAX_CALLED = 5;
/** Most pods of one called Service that are looked at, and most that are shown. */
const READ_LIMIT = 50;
const SHOWN = 3;

/** Services of the namespace that the pod's variables and arguments name, without those in front of the pod itself. */
export const calledServices = (
  { metadata, spec }: Pod,
  namespace: string,
  services: readonly Service[],
): readonly Service[] => {
  const hosts = calledHosts(spec, namespace);
  return services
    .filter((service) => hosts.has(service.metadata.name) && !picks(service.spec?.selector, metadata.labels))
    .slice(0, MAX_CALLED);
};

interface Called {
  readonly service: string;
  readonly call: Call<readonly Pod[]>;
}

const podsBehind = async (
  { reader, namespace }: Place,
  { metadata, spec }: Service,
): Promise<readonly Called[]> => {
  const labelSelector = selectorText({ matchLabels: spec?.selector });
  if (labelSelector === null) return []; // leads outside the cluster, or is kept by hand
  const query = { apiVersion: 'v1', plural: 'pods', namespace, labelSelector, limit: READ_LIMIT };
  return [{ service: metadata.name, call: await reader.list<Pod>(query) }];
};

const standing = (pods: readonly Pod[]): string => {
  const healthy = pods.filter(isHealthy).length;
  return pods.length === 0 ? 'it has no pods' : `${healthy} of ${pods.length} pods are healthy`;
};

const isWrong = ({ call }: Called): boolean => {
  const pods = valueOf(call);
  return pods !== null && (pods.length === 0 || !pods.every(isHealthy));
};

const row = ({ service, call }: Called) => {
  const pods = valueOf(call) ?? [];
  const unhealthy = worstFirst(pods).filter((pod) => !isHealthy(pod));
  return { service, standing: standing(pods), unhealthy: unhealthy.slice(0, SHOWN).map(podRow) };
};

/** Whether the pods behind the Services that the target calls are well. */
export const callees = async (where: Place): Promise<Surrounding> => {
  const name = 'calledServices';
  const { reader, namespace, parts } = where;
  const pod = valueOf(await parts.chosen);
  if (pod === null || calledHosts(pod.spec, namespace).size === 0) return { name };
  const list = await listServices(reader, namespace);
  if (list.outcome.status !== 'ok') return unread(name, `services of namespace ${namespace}`, list.outcome);
  const named = calledServices(pod, namespace, list.outcome.value);
  const called = (await Promise.all(named.map((service) => podsBehind(where, service)))).flat();
  const failed = called.find(({ call }) => call.outcome.status !== 'ok')?.call;
  if (failed !== undefined && failed.outcome.status !== 'ok') {
    return unread(name, `pods of services that pod ${namespace}/${pod.metadata.name} calls`, failed.outcome);
  }
  const wrong = called.filter(isWrong);
  const well = called.filter((one) => !isWrong(one));
  const names = wrong.map(({ service }) => service).join(', ');
  const [first] = wrong;
  return {
    name,
    ...(well.length > 0 && {
      calm: well.map(({ service, call }) => `${service}: ${standing(valueOf(call) ?? [])}`),
    }),
    ...(first !== undefined && {
      trouble: trouble(
        first.call,
        `services that the target calls and whose pods are not healthy: ${names}`,
        wrong.map(row),
      ),
    }),
  };
};
