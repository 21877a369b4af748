import type { KubeObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import { unread, type Place, type Surrounding } from './surrounding.js';

const READ_LIMIT = 200;
const SHOWN = 5;
const MAX_PATHS = 20;

interface Backend {
  readonly service?: { readonly name?: string; readonly port?: unknown };
}

/** The parts of an Ingress (networking.k8s.io/v1) that are read. */
export interface Ingress extends KubeObject {
  readonly spec?: {
    readonly ingressClassName?: string;
    readonly defaultBackend?: Backend;
    readonly rules?: readonly {
      readonly host?: string;
      readonly http?: { readonly paths?: readonly { readonly path?: string; readonly backend?: Backend }[] };
    }[];
    readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName?: string }[];
  };
  readonly status?: { readonly loadBalancer?: unknown };
}

/** `host/path`s by which the Service is reached through the Ingress. */
const routesTo = ({ spec }: Ingress, service: string): readonly string[] => [
  ...(spec?.defaultBackend?.service?.name === service ? ['everything else (default backend)'] : []),
  ...(spec?.rules ?? []).flatMap(({ host = '*', http }) =>
    (http?.paths ?? [])
      .filter(({ backend }) => backend?.service?.name === service)
      .map(({ path = '/' }) => `${host}${path}`),
  ),
];

/** The Ingresses of a namespace. */
export const listIngresses = (reader: CaseReader, namespace: string): Promise<Call<readonly Ingress[]>> =>
  reader.list<Ingress>({
    apiVersion: 'networking.k8s.io/v1',
    plural: 'ingresses',
    namespace,
    limit: READ_LIMIT,
  });

/** Those among them that lead to a Service. */
export const leadingTo = (ingresses: readonly Ingress[], service: string): readonly Ingress[] =>
  ingresses.filter((ingress) => routesTo(ingress, service).length > 0);

const row = (ingress: Ingress, service: string) => ({
  name: ingress.metadata.name,
  class: ingress.spec?.ingressClassName,
  routes: routesTo(ingress, service).slice(0, MAX_PATHS),
  tls: ingress.spec?.tls,
  loadBalancer: ingress.status?.loadBalancer,
});

/** The Ingresses that lead to the target's Service. */
export const ingresses = async ({ reader, namespace, parts }: Place): Promise<Surrounding> => {
  const name = 'ingresses';
  const [call, found] = await Promise.all([listIngresses(reader, namespace), parts.service]);
  const { outcome } = call;
  if (outcome.status !== 'ok') return unread(name, `ingresses of namespace ${namespace}`, outcome);
  const service = valueOf(found)?.metadata.name;
  if (service === undefined) return { name };
  const leading = leadingTo(outcome.value, service);
  if (leading.length === 0) return { name, calm: `none leads to service ${service}` };
  return { name, calm: leading.slice(0, SHOWN).map((ingress) => row(ingress, service)) };
};
