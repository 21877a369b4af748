import { destinationsOf, type MeshRoute, type VirtualService } from '../../../evidence/mesh/mesh-objects.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { lastChange } from './service-pods.js';

/** What a route injects: `delay 5s (50 % of requests)`. */
const injectedBy = ({ fault }: MeshRoute): readonly string[] => {
  const { delay, abort } = fault ?? {};
  const percent = (part: { readonly percentage?: { readonly value?: number } } | undefined): number =>
    part === undefined ? 0 : (part.percentage?.value ?? 100);
  return [
    ...(percent(delay) > 0 ? [`delay ${delay?.fixedDelay ?? ''} (${percent(delay)} %)`] : []),
    ...(percent(abort) > 0
      ? [`abort ${abort?.httpStatus ?? abort?.grpcStatus ?? ''} (${percent(abort)} %)`]
      : []),
  ];
};

/** A VirtualService that injects faults, as chaos tests do and forget. */
export const meshFault = rule({
  mechanism: 'mesh/fault-injection',
  on: ['VirtualService'],
  carries: ['errors', 'latency', 'unavailable', 'unknown'],
  find: (entity, graph) => {
    const injected = (rawOf<VirtualService>(entity)?.spec?.http ?? []).flatMap(injectedBy);
    const hosts = (rawOf<VirtualService>(entity)?.spec?.hosts ?? []).join(', ');
    if (injected.length === 0) return [];
    const fault = injected.join(', ');
    return [
      {
        since: lastChange(entity)?.at ?? null,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), `spec.http.fault: ${fault}`)],
        values: { fault, hosts },
      },
    ];
  },
});

/** A route of the mesh all of whose destinations have weight 0. */
export const meshWeights = rule({
  mechanism: 'mesh/no-weight',
  on: ['VirtualService'],
  carries: ['errors', 'unavailable', 'latency', 'unknown'],
  find: (entity, graph) => {
    const virtual = rawOf<VirtualService>(entity);
    const routes = new Set(virtual === null ? [] : destinationsOf(virtual).map(({ of }) => of));
    const empty = [...routes].find(
      ({ route = [] }) => route.length > 0 && route.every(({ weight }) => weight === 0),
    );
    if (empty === undefined) return [];
    const hosts = (empty.route ?? []).map(({ destination }) => destination?.host ?? '?').join(', ');
    return [
      {
        since: lastChange(entity)?.at ?? null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `weight 0 for every destination: ${hosts}`,
            `모든 대상의 가중치가 0: ${hosts}`,
          ),
        ],
        values: { hosts },
      },
    ];
  },
});
