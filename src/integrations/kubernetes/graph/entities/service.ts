import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { EndpointSlice, Service, WorkloadObject } from '../../../../evidence/objects.js';
import { leadingTo, type Ingress } from '../../around/ingresses.js';
import { picks } from '../../label-selector.js';
import { isHealthy } from '../../pod-health.js';
import { resolveHost } from '../resolve-host.js';
import { createdAs } from './changes.js';
import { podsBehind } from './pod.js';
import { kindReader, type Seen } from './reader.js';

/** Most pods of one Service that are looked at one by one. */
const MAX_PODS = 6;

/** Endpoints of a Service: how many are ready, of how many; `null` where slices were not read. */
export const endpointsOf = ({
  ref,
  world,
}: Pick<Seen<Service>, 'ref' | 'world'>): { readonly ready: number; readonly total: number } | null => {
  if (!world.isComplete('EndpointSlice', ref.namespace)) return null;
  const endpoints = world
    .objects<EndpointSlice>('EndpointSlice', ref.namespace)
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === ref.name)
    .flatMap((slice) => slice.endpoints ?? []);
  return {
    ready: endpoints.filter(({ conditions }) => conditions?.ready !== false).length,
    total: endpoints.length,
  };
};

const ingressesOf = ({ ref, world }: Seen<Service>): readonly RelationDraft[] =>
  leadingTo(world.objects<Ingress>('Ingress', ref.namespace), ref.name).map(({ metadata }) => ({
    type: 'routed by',
    to: { kind: 'Ingress', namespace: ref.namespace, name: metadata.name },
  }));

/** What an ExternalName Service stands for: another Service of the cluster, or a host outside. */
const outsideOf = ({ object, ref, world }: Seen<Service>): readonly RelationDraft[] => {
  const host = object.spec?.externalName?.toLowerCase();
  if (host === undefined) return [];
  const found = resolveHost(world, { host, port: null, certain: true }, ref.namespace ?? '');
  const to = found?.ref ?? { kind: 'Host', namespace: null, name: host };
  return [{ type: 'calls', to, detail: 'external name' }];
};

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** The workloads whose pods the selector would pick, where there is no pod: they tell why. */
const emptyWorkloads = ({ object, ref, world }: Seen<Service>): readonly RelationDraft[] =>
  WORKLOADS.flatMap((kind) =>
    world
      .objects<WorkloadObject>(kind, ref.namespace)
      .filter(({ spec }) => picks(object.spec?.selector, spec.template?.metadata?.labels))
      .slice(0, MAX_PODS)
      .map(({ metadata }) => ({
        type: 'selects',
        to: { kind, namespace: ref.namespace, name: metadata.name },
        detail: 'it has no pod',
      })),
  );

/** What keeps a Service of type LoadBalancer from getting its address: nobody gave it one, and somebody complains. */
const withoutAddress = ({ object, events }: Seen<Service>): readonly string[] =>
  object.spec?.type === 'LoadBalancer' && (object.status?.loadBalancer?.ingress ?? []).length === 0
    ? events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300))
    : [];

/** A Service: the pods that it picks, and what leads to it. */
export const serviceReader = kindReader<Service>('Service', (seen) => {
  const { object, ref } = seen;
  const selector = object.spec?.selector;
  const pods = podsBehind(seen, selector);
  const endpoints = endpointsOf(seen);
  const picky = Object.keys(selector ?? {}).length > 0;
  const none = picky && endpoints !== null && endpoints.ready === 0;
  const some = endpoints !== null && endpoints.ready < endpoints.total;
  const refused = withoutAddress(seen);
  return {
    sick: none || some || refused.length > 0 || pods.some((pod) => !isHealthy(pod)),
    trouble: [
      ...refused,
      ...(none
        ? [
            pods.length === 0
              ? 'its selector picks no pod'
              : `none of its ${Math.max(endpoints.total, pods.length)} endpoints is ready`,
          ]
        : some
          ? [`${endpoints.ready} of ${endpoints.total} endpoints are ready`]
          : []),
    ],
    relations: [
      ...pods
        .toSorted((a, b) => Number(isHealthy(a)) - Number(isHealthy(b)))
        .slice(0, MAX_PODS)
        .map(
          ({ metadata }) =>
            ({
              type: 'selects',
              to: { kind: 'Pod', namespace: ref.namespace, name: metadata.name },
            }) as const,
        ),
      ...(pods.length === 0 ? emptyWorkloads(seen) : []),
      ...ingressesOf(seen),
      ...outsideOf(seen),
    ],
    changes: createdAs(object, 'service'),
    body: { kind: 'Service', name: ref.name, spec: object.spec, endpoints, pods: pods.length },
  };
});
