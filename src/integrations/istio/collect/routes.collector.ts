import type { CaseReader } from '../../kubernetes/case-reader.js';
import { mapCall, reading, type Call, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { meansService } from '../../../evidence/mesh/host-match.js';
import {
  hostsOf,
  ISTIO_PLURALS,
  selectsWorkload,
  type IstioObject,
  type IstioPlural,
} from './istio-objects.js';

const SERVED = 'networking.istio.io/v1';
/** What Istio before 1.22 serves instead. */
const SERVED_BEFORE = 'networking.istio.io/v1beta1';

/** Most resources of one kind that a list brings, and that are shown. */
const READ_LIMIT = 200;
const SHOWN_LIMIT = 10;

/** What the routes are looked up for. */
export interface RouteSubject {
  readonly namespace: string;
  /** Names that the target's Service may have; empty: all of the namespace touch it. */
  readonly services: readonly string[];
  readonly labels: Readonly<Record<string, string>> | undefined;
}

const TITLES: Readonly<Record<IstioPlural, string>> = {
  virtualservices: 'VirtualServices',
  destinationrules: 'DestinationRules',
  serviceentries: 'ServiceEntries',
};

/** The resources of one kind in a namespace, in the version that the cluster serves. */
const listIstio = async (
  reader: CaseReader,
  namespace: string,
  plural: IstioPlural,
): Promise<Call<readonly IstioObject[]>> => {
  const query = { plural, namespace, limit: READ_LIMIT };
  const call = await reader.list<IstioObject>({ apiVersion: SERVED, ...query });
  return call.outcome.status === 'absent'
    ? reader.list<IstioObject>({ apiVersion: SERVED_BEFORE, ...query })
    : call;
};

const touches = (plural: IstioPlural, object: IstioObject, subject: RouteSubject): boolean => {
  const { namespace, services, labels } = subject;
  if (services.length === 0 || selectsWorkload(object, labels)) return true;
  const own = object.metadata.namespace ?? namespace;
  return hostsOf(plural, object).some((host) =>
    services.some((name) => meansService(host, own, { namespace, name })),
  );
};

const objectBody = ({ metadata, spec }: IstioObject) => ({
  name: metadata.name,
  createdAt: metadata.creationTimestamp,
  spec,
});

/** Starts the lists; they need only a namespace. */
export const listRoutes = (
  reader: CaseReader,
  namespace: string,
): readonly (readonly [IstioPlural, Promise<Call<readonly IstioObject[]>>])[] =>
  ISTIO_PLURALS.map((plural) => [plural, listIstio(reader, namespace, plural)]);

/** The lists as readings of what touches the subject; `null` where nothing does. */
export const routeReading = (
  plural: IstioPlural,
  call: Call<readonly IstioObject[]>,
  subject: RouteSubject,
): Reading<readonly IstioObject[]> => {
  const { namespace, services } = subject;
  const about = services.length === 0 ? '' : ` that touch service ${services.join(' or ')}`;
  const found = mapCall(call, (objects) => objects.filter((object) => touches(plural, object, subject)));
  return reading(
    found,
    {
      type: 'manifest',
      title: `Istio ${TITLES[plural]} of namespace ${namespace}${about}`,
      weight: WEIGHT.routes,
    },
    (objects) => ({
      kind: TITLES[plural],
      found: objects.length,
      items: objects.slice(0, SHOWN_LIMIT).map(objectBody),
    }),
  );
};
