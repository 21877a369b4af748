import type { TextMap } from '../../../alerts/alert.js';
import { namesService } from '../../../alerts/scrape.js';
import type { Target } from '../../../alerts/target.js';
import type { Pod } from '../../../evidence/objects.js';
import { candidatesFromPodName } from '../../kubernetes/survey/owner-candidates.js';

/**
 * The name under which the target likely sends its spans, from the alert alone: its Service, its workload, or what made
 * the pod. `null` when nothing is named.
 */
export const traceNameOf = (target: Target, labels: TextMap): string | null => {
  const { service, workload, pod } = target;
  if (service !== null && namesService(labels)) return service;
  if (workload !== null) return workload.name;
  if (pod !== null) return candidatesFromPodName(pod)[0]?.name ?? pod;
  return service;
};

const OF_RESOURCE = /(?:^|,)\s*service\.name=([^,]+)/;

/** The name that a pod is told to use by the variables of OpenTelemetry's SDKs. */
const configuredName = ({ spec }: Pod): string | null => {
  const variables = spec.containers.flatMap(({ env }) => env ?? []);
  const valueOf = (name: string) => variables.find((variable) => variable.name === name)?.value;
  return (
    valueOf('OTEL_SERVICE_NAME') ?? OF_RESOURCE.exec(valueOf('OTEL_RESOURCE_ATTRIBUTES') ?? '')?.[1] ?? null
  );
};

/** Another name than the one already tried that the pod or its Service suggests; `null` when there is none. */
export const otherTraceName = (
  tried: string | null,
  pod: Pod | null,
  service: string | null,
): string | null => {
  const labels = pod?.metadata.labels ?? {};
  const names = [
    pod === null ? null : configuredName(pod),
    service,
    labels['app.kubernetes.io/name'],
    labels['app'],
    labels['k8s-app'],
  ];
  return names.find((name) => name !== null && name !== undefined && name !== '' && name !== tried) ?? null;
};
