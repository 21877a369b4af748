import type { EndpointSlice, Service } from '../../../evidence/objects.js';
import { metadataBody } from '../body/object-body.js';
import type { CaseReader } from '../case-reader.js';
import { equalsLabel, picks } from '../label-selector.js';
import { mapCall, reading, valueOf, type Call, type Reading } from '../../../evidence/reading.js';

/** Most Services of a namespace among which the one of a pod is looked for. */
const READ_LIMIT = 200;
const SLICE_LIMIT = 20;

const serviceReading = (
  call: Call<Service>,
  namespace: string,
  name: string,
  weight: number,
): Reading<Service> =>
  reading(
    call,
    { type: 'manifest', title: `service ${namespace}/${name}`, weight },
    ({ metadata, spec }) => ({
      kind: 'Service',
      metadata: metadataBody(metadata),
      spec,
    }),
  );

/** One Service by name. */
export const readService = async (
  reader: CaseReader,
  namespace: string,
  name: string,
  weight: number,
): Promise<Reading<Service>> => {
  const call = await reader.get<Service>({ apiVersion: 'v1', plural: 'services', namespace, name });
  return serviceReading(call, namespace, name, weight);
};

/** The Services of a namespace, among which {@link serviceOf} finds that of a pod. */
export const listServices = (reader: CaseReader, namespace: string): Promise<Call<readonly Service[]>> =>
  reader.list<Service>({ apiVersion: 'v1', plural: 'services', namespace, limit: READ_LIMIT });

const selectorSize = ({ spec }: Service): number => Object.keys(spec?.selector ?? {}).length;

/**
 * The Service of that name, if there is one; else the one whose selector picks the labels, the narrowest first. A list
 * that could not be read stays a reading, so that its reason is seen.
 */
export const serviceOf = (
  list: Call<readonly Service[]>,
  namespace: string,
  name: string | null,
  labels: Readonly<Record<string, string>> | undefined,
  weight: number,
): Reading<Service> | null => {
  const services = valueOf(list);
  if (services === null) {
    const failed = mapCall(list, () => ({ metadata: { name: '' } }) as Service);
    return { ...serviceReading(failed, namespace, '', weight), title: `services of namespace ${namespace}` };
  }
  const found =
    services.find(({ metadata }) => metadata.name === name) ??
    services
      .filter(({ spec }) => picks(spec?.selector, labels))
      .toSorted(
        (a, b) => selectorSize(b) - selectorSize(a) || a.metadata.name.localeCompare(b.metadata.name, 'en'),
      )[0];
  if (found === undefined) return null;
  return serviceReading(
    mapCall(list, () => found),
    namespace,
    found.metadata.name,
    weight,
  );
};

/** Endpoints of a Service; `null` for a name that no Service can have. */
export const readEndpoints = async (
  reader: CaseReader,
  namespace: string,
  service: string,
  weight: number,
): Promise<Reading<readonly EndpointSlice[]> | null> => {
  const labelSelector = equalsLabel('kubernetes.io/service-name', service);
  if (labelSelector === null) return null;
  const call = await reader.list<EndpointSlice>({
    apiVersion: 'discovery.k8s.io/v1',
    plural: 'endpointslices',
    namespace,
    labelSelector,
    limit: SLICE_LIMIT,
  });
  const exhibit = { type: 'manifest', title: `endpoints of service ${namespace}/${service}`, weight };
  return reading(call, exhibit, (slices) => {
    const endpoints = slices.flatMap((slice) => slice.endpoints ?? []);
    return {
      ready: endpoints.filter(({ conditions }) => conditions?.ready !== false).length,
      notReady: endpoints.filter(({ conditions }) => conditions?.ready === false).length,
      ports: slices.flatMap(({ ports }) => ports ?? []),
      endpoints: endpoints.slice(0, 50),
    };
  });
};
