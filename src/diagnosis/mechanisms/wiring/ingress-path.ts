import { evidenceOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { backendsOf, serviceNames, type IngressBackend } from './ingress-backends.js';
import { lastChange } from './service-pods.js';

/** Written so shortly before the alert, a route that does not fit its name is likely to be the change. */
const RECENT_MS = 2 * 60 * 60_000;

const SUFFIX = /-(?:svc|service|api|server|web|app|backend)$/;

const bare = (name: string): string => name.toLowerCase().replace(SUFFIX, '');

/** Words of a path that may name a Service: `/api/v1/reserve(/|$)(.*)` → `api`, `v1`, `reserve`. */
const wordsOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split(/[^a-z0-9-]+/)
    .filter((word) => word.length > 2);

/** The Service that the words of a path name, where the path goes to one that they do not name. */
const meantBy = ({ path, name }: IngressBackend, services: readonly string[]): string | null => {
  const words = wordsOf(path);
  if (words.length === 0 || words.some((word) => bare(name).includes(word) || word.includes(bare(name))))
    return null;
  const last = words.at(-1) ?? '';
  return services.find((service) => bare(service) === last || service === last) ?? null;
};

/** A path of an Ingress that goes to another Service than the one that it is named after. */
export const ingressPath = rule({
  mechanism: 'wiring/ingress-path',
  on: ['Ingress'],
  carries: ['errors', 'unavailable', 'latency', 'unknown'],
  find: (entity, graph) => {
    const backends = backendsOf(entity, graph);
    const services = serviceNames(entity.ref.namespace, graph);
    const change = lastChange(entity);
    const recent = change !== null && Date.parse(change.at) >= graph.parts.startedMs - RECENT_MS;
    return backends.flatMap((backend) => {
      const meant = backend.service === null ? null : meantBy(backend, services);
      if (meant === null || !recent || change === null) return [];
      const evidence = evidenceOf(entity, graph);
      const target = graph.find('Service', entity.ref.namespace, meant);
      return [
        {
          key: backend.route,
          since: change.at,
          known: 'shown' as const,
          claims: [
            claim(
              evidence,
              `${backend.route} goes to Service ${backend.name}`,
              `${backend.route}의 대상은 서비스 ${backend.name}`,
            ),
            ...(target === null
              ? []
              : [claim(evidenceOf(target, graph), `Service ${meant} exists`, `서비스 ${meant} 존재`)]),
            claim(
              evidence,
              `written at ${change.at}${change.by === null ? '' : ` by ${change.by}`}`,
              `변경 시각 ${change.at}${change.by === null ? '' : ` (${change.by})`}`,
            ),
          ],
          values: { route: backend.route, path: backend.path, service: backend.name, meant, at: change.at },
        },
      ];
    });
  },
});
