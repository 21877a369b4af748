import type { Pod, Service } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { equalsLabel, selectorText } from '../label-selector.js';
import type { Owners } from '../survey/owners.collector.js';
import { readPods } from '../survey/pods.collector.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';

type Pods = Promise<Reading<readonly Pod[]> | null>;

/** Pods of a workload, by its own selector; `null` if it was not read or has none. */
export const podsOfWorkload = async (
  reader: CaseReader,
  namespace: string,
  { workload }: Owners,
  weight: number = WEIGHT.pods,
): Pods => {
  const object = valueOf(workload);
  const labelSelector = selectorText(object?.spec.selector);
  if (object === null || labelSelector === null) return null;
  const title = `pods of ${(object.kind ?? 'workload').toLowerCase()} ${namespace}/${object.metadata.name}`;
  return readPods(reader, { namespace, labelSelector }, title, weight);
};

/** Pods behind a Service, by its selector; `null` if it was not read or has none. */
export const podsOfService = async (
  reader: CaseReader,
  namespace: string,
  service: Reading<Service> | null,
): Pods => {
  const object = valueOf(service);
  const labelSelector = selectorText({ matchLabels: object?.spec?.selector });
  if (object === null || labelSelector === null) return null;
  const title = `pods of service ${namespace}/${object.metadata.name}`;
  return readPods(reader, { namespace, labelSelector }, title, WEIGHT.podsOfAlert);
};

/** Pods that carry an app's name in a customary label: `app`, else `app.kubernetes.io/name`. */
export const podsOfApp = async (reader: CaseReader, namespace: string, app: string): Pods => {
  const selectors = ['app', 'app.kubernetes.io/name'].flatMap((key) => equalsLabel(key, app) ?? []);
  const readings = await Promise.all(
    selectors.map((labelSelector) => {
      const title = `pods of namespace ${namespace} with label ${labelSelector}`;
      return readPods(reader, { namespace, labelSelector }, title, WEIGHT.podsOfAlert);
    }),
  );
  return readings.find((pods) => (valueOf(pods)?.length ?? 0) > 0) ?? readings[0] ?? null;
};
