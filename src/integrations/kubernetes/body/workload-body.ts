import type { WorkloadObject } from '../../../evidence/objects.js';
import { metadataBody } from './object-body.js';
import { podSpecBody } from './pod-body.js';

/** A workload as evidence: its status (rollout, conditions) first, the template without what every pod has. */
export const workloadBody = ({
  kind,
  metadata,
  spec,
  status,
}: WorkloadObject): Readonly<Record<string, unknown>> => {
  const { template, ...settings } = spec;
  return {
    kind,
    metadata: metadataBody(metadata),
    // The controller has not yet looked at the newest spec while it has observed an older generation.
    rolloutObserved:
      status?.observedGeneration === undefined || metadata.generation === undefined
        ? undefined
        : status.observedGeneration >= metadata.generation,
    status,
    spec: {
      ...settings,
      template:
        template === undefined
          ? undefined
          : { labels: template.metadata?.labels, spec: podSpecBody(template.spec) },
    },
  };
};
