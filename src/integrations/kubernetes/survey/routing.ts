import { isScraped, namesService } from '../../../alerts/scrape.js';
import type { TextMap } from '../../../alerts/alert.js';
import type { Target } from '../../../alerts/target.js';
import type { EndpointSlice, Service } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';
import { listServices, readEndpoints, readService, serviceOf } from './service.collector.js';
import type { Subject } from '../subject/subject.js';
import { WEIGHT } from '../../../evidence/weights.js';

/** How a Service is found: by its name at once, or among those of the namespace once a pod or workload is known. */
export type ServiceSearch = 'by-name' | 'among' | 'none';

/** A name that may be the exporter's counts only where nothing better is known (docs/alerts.md "Subject"). */
export const serviceSearch = (
  { namespace, pod, workload, node, service }: Target,
  labels: TextMap,
): ServiceSearch => {
  if (namespace === null) return 'none';
  if (service !== null && namesService(labels)) return 'by-name';
  if (pod !== null || workload !== null) return 'among';
  return service === null || node !== null ? 'none' : 'by-name';
};

/** The Service of the target's name; absent counts only if the alert names the Service for certain. */
export const namedService = async (
  reader: CaseReader,
  { namespace, service }: Target,
  labels: TextMap,
): Promise<Reading<Service> | null> => {
  if (namespace === null || service === null) return null;
  const found = await readService(reader, namespace, service, WEIGHT.serviceOfAlert);
  return found.outcome.status === 'absent' && !namesService(labels) ? null : found;
};

/** The Service in front of the pod or workload: that of the guessed name if it exists, else the one that picks it. */
export const serviceAmong = async (
  reader: CaseReader,
  { namespace, service }: Target,
  subject: Subject,
): Promise<Reading<Service> | null> => {
  if (namespace === null) return null;
  const [list, pod, owners] = await Promise.all([
    listServices(reader, namespace),
    subject.chosen,
    subject.owners,
  ]);
  const labels = valueOf(pod)?.metadata.labels ?? valueOf(owners.workload)?.spec.template?.metadata?.labels;
  return serviceOf(list, namespace, service, labels, WEIGHT.service);
};

/** The endpoints of whatever Service was found; of a named one they are read beside it. */
export const endpointsOf = async (
  reader: CaseReader,
  { namespace, service: name }: Target,
  search: ServiceSearch,
  service: Promise<Reading<Service> | null>,
): Promise<Reading<readonly EndpointSlice[]> | null> => {
  if (namespace === null || search === 'none') return null;
  if (search === 'by-name' && name !== null) {
    const [endpoints, found] = await Promise.all([
      readEndpoints(reader, namespace, name, WEIGHT.endpointsOfAlert),
      service,
    ]);
    return found === null ? null : endpoints;
  }
  const found = valueOf(await service);
  return found === null ? null : readEndpoints(reader, namespace, found.metadata.name, WEIGHT.endpoints);
};

/** The name of the Service as it turned out; a guess that nothing confirmed is given up. */
export const settledService = (
  { service }: Target,
  labels: TextMap,
  found: Reading<Service> | null,
): string | null => {
  const read = valueOf(found);
  if (read !== null) return read.metadata.name;
  if (service === null || namesService(labels)) return service;
  // The cluster could not be asked: the name of a workload may stand, that of an exporter may not.
  return found !== null && !isScraped(labels) ? service : null;
};
