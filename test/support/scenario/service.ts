import { metadata, ownedBy, type ObjectName } from './built.ts';
import { child, isJson, mergePatch, type Json } from './json.ts';
import { clusterIp, suffix } from './names.ts';

const matches = (labels: Json, selector: Json): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

const isReady = (pod: Json): boolean =>
  ((child(pod, 'status')['conditions'] as readonly Json[] | undefined) ?? []).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );

const ended = (pod: Json): boolean => ['Failed', 'Succeeded'].includes(String(child(pod, 'status')['phase']));

const targetPort = (pod: Json, target: unknown): number => {
  if (typeof target === 'number') return target;
  const containers = (child(pod, 'spec')['containers'] as readonly Json[] | undefined) ?? [];
  const ports = containers.flatMap(({ ports: given }) => (given as readonly Json[] | undefined) ?? []);
  return Number(ports.find(({ name }) => name === target)?.['containerPort'] ?? 0);
};

const reference = (pod: Json): Json => {
  const { name, namespace, uid } = child(pod, 'metadata');
  return { kind: 'Pod', name, namespace, uid };
};

/** What the endpoint controllers make of a Service and the pods of its namespace. */
export const endpointsOf = (service: Json, pods: readonly Json[], created: string): readonly Json[] => {
  const selector = child(service, 'spec')['selector'];
  if (!isJson(selector)) return [];
  const { name, namespace } = child(service, 'metadata');
  const identity: ObjectName = {
    apiVersion: 'v1',
    kind: 'Service',
    namespace: String(namespace),
    name: String(name),
  };
  const chosen = pods
    .filter((pod) => child(pod, 'metadata')['namespace'] === namespace)
    .filter((pod) => matches(child(child(pod, 'metadata'), 'labels'), selector) && !ended(pod))
    .filter((pod) => child(pod, 'status')['podIP'] !== undefined);
  const ports = (child(service, 'spec')['ports'] as readonly Json[]).map((port) => ({
    name: port['name'],
    port: chosen[0] === undefined ? port['targetPort'] : targetPort(chosen[0], port['targetPort']),
    protocol: 'TCP',
  }));
  const deleted = (pod: Json): boolean => child(pod, 'metadata')['deletionTimestamp'] !== undefined;
  const addresses = (ready: boolean): readonly Json[] =>
    chosen
      .filter((pod) => !deleted(pod) && isReady(pod) === ready)
      .map((pod) => ({
        ip: child(pod, 'status')['podIP'],
        nodeName: child(pod, 'spec')['nodeName'],
        targetRef: reference(pod),
      }));
  const [up, down] = [addresses(true), addresses(false)];
  const subset = {
    ...(up.length > 0 && { addresses: up }),
    ...(down.length > 0 && { notReadyAddresses: down }),
    ports,
  };
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: metadata(
      {
        ...identity,
        kind: 'EndpointSlice',
        name: `${String(name)}-${suffix(`${String(namespace)}/${String(name)}`, 5)}`,
      },
      created,
      {
        labels: {
          'kubernetes.io/service-name': name,
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        },
        ...ownedBy(identity),
      },
    ),
    addressType: 'IPv4',
    endpoints: chosen.map((pod) => ({
      addresses: [child(pod, 'status')['podIP']],
      conditions: { ready: isReady(pod) && !deleted(pod), serving: isReady(pod), terminating: deleted(pod) },
      nodeName: child(pod, 'spec')['nodeName'],
      targetRef: reference(pod),
    })),
    ports: chosen.length === 0 ? null : ports,
  };
  const endpoints = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: metadata({ ...identity, kind: 'Endpoints' }, created, {
      labels: { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
    }),
    ...(chosen.length > 0 && { subsets: [subset] }),
  };
  return [slice, endpoints];
};

export interface ServicePlan {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  readonly targetPort: number | string;
  readonly selector: Json;
  readonly spec: Json;
  readonly metadata: Json;
}

export const buildService = (plan: ServicePlan, created: string): Json => {
  const { name, namespace, port, targetPort: target, selector } = plan;
  const ip = clusterIp(`${namespace}/${name}`);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata({ apiVersion: 'v1', kind: 'Service', namespace, name }, created, plan.metadata),
    spec: mergePatch(
      {
        type: 'ClusterIP',
        clusterIP: ip,
        clusterIPs: [ip],
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        internalTrafficPolicy: 'Cluster',
        sessionAffinity: 'None',
        selector,
        ports: [{ name: 'main', port, targetPort: target, protocol: 'TCP' }],
      },
      plan.spec,
    ),
    status: { loadBalancer: {} },
  };
};
