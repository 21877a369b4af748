import { isNodeTarget, type Target } from '../../../alerts/target.js';
import type { CaseReader } from '../../kubernetes/case-reader.js';
import { isUnread, valueOf, type Call, type Reading } from '../../../evidence/reading.js';
import type { SurveyParts } from '../../kubernetes/survey/survey.js';
import { WEIGHT } from '../../../evidence/weights.js';
import type { IstioObject } from './istio-objects.js';
import { meshPresence, type MeshPresence } from './mesh-presence.js';
import { listRoutes, routeReading } from './routes.collector.js';

/** What was seen of a mesh, and the routes that touch the target. */
export interface MeshSurvey {
  readonly presence: MeshPresence;
  /** One a kind of resource; empty when Istio may not be read or the target lies in no namespace. */
  readonly routes: readonly Reading<readonly IstioObject[]>[];
}

export interface MeshRequest {
  readonly target: Target;
  /** `AGENT_ISTIO_ENABLED` */
  readonly istioEnabled: boolean;
}

/** Names that the target's Service may have: the one that was found, else what the alert says. */
const servicesOf = async ({ service }: Target, found: SurveyParts['service']): Promise<readonly string[]> => {
  const name = valueOf(await found)?.metadata.name ?? service;
  return name === null ? [] : [name];
};

const routesOf = async (
  reader: CaseReader,
  { target, istioEnabled }: MeshRequest,
  parts: SurveyParts,
): Promise<readonly Reading<readonly IstioObject[]>[]> => {
  const { namespace } = target;
  if (!istioEnabled || namespace === null || isNodeTarget(target)) return [];
  const lists = listRoutes(reader, namespace);
  const [services, chosen] = await Promise.all([servicesOf(target, parts.service), parts.chosen]);
  const subject = { namespace, services, labels: valueOf(chosen)?.metadata.labels };
  return Promise.all(lists.map(async ([plural, call]) => routeReading(plural, await call, subject)));
};

/** Looks for a mesh: presence from what is read anyway, routes as soon as the namespace is known. */
export const surveyMesh = async (
  reader: CaseReader,
  request: MeshRequest,
  parts: SurveyParts,
): Promise<MeshSurvey> => {
  const routes = routesOf(reader, request, parts);
  const [chosen, node] = await Promise.all([parts.chosen, parts.node]);
  return { presence: meshPresence(valueOf(chosen), valueOf(node)), routes: await routes };
};

const sameFailure = (routes: readonly Call<unknown>[]): boolean =>
  routes.length > 1 &&
  routes.every(({ outcome }) => outcome.status !== 'ok' && outcome.status === routes[0]?.outcome.status);

/**
 * The routes worth showing: what touches the target, and what could not be read. Where every kind failed alike (refused, or
 * no Istio in the cluster), that is one piece of evidence.
 */
export const shownRoutes = (
  routes: readonly Reading<readonly IstioObject[]>[],
  namespace: string | null,
): readonly Reading<readonly IstioObject[]>[] => {
  const [first] = routes;
  if (first !== undefined && sameFailure(routes)) {
    const query = routes.map((route) => route.query ?? '').join('\n');
    return [{ ...first, query, title: `Istio resources of namespace ${namespace ?? ''}` }];
  }
  return routes.filter((route) => isUnread(route) || (valueOf(route)?.length ?? 0) > 0);
};

/** A proxy or Cilium as evidence; `null` when nothing of the kind was seen. */
export const presenceReading = ({ type, seenBy, cilium }: MeshPresence, now: Date): Reading<unknown> | null =>
  seenBy === null && !cilium
    ? null
    : {
        outcome: { status: 'ok', value: null },
        query: null,
        collectedAt: now.toISOString(),
        type: 'mesh',
        title: [seenBy === null ? [] : [`service mesh ${type}`], cilium ? ['network by Cilium'] : []]
          .flat()
          .join(', '),
        weight: WEIGHT.meshPresence,
        body: { mesh: type, seenBy, cilium },
      };
