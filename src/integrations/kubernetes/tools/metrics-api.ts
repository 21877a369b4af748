import type { KubeObject } from '../../../evidence/objects.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';

/** Where the metrics server's objects are. */
export const METRICS_API = 'metrics.k8s.io/v1beta1';

/** What a container or node uses, as quantities (`12345678n`, `131072Ki`). */
interface Usage {
  readonly cpu?: string;
  readonly memory?: string;
}

export interface PodMetrics extends KubeObject {
  readonly timestamp?: string;
  readonly window?: string;
  readonly containers?: readonly { readonly name: string; readonly usage?: Usage }[];
}

export interface NodeMetrics extends KubeObject {
  readonly timestamp?: string;
  readonly window?: string;
  readonly usage?: Usage;
}

export const usageShape = (usage: Usage | undefined) => ({
  cpu: usage?.cpu ?? null,
  memory: usage?.memory ?? null,
});

/**
 * What was read. Not every cluster has a metrics server, and it knows an object only after its first measurement.
 * @throws {ToolError}
 */
export const measured = <T>(read: ReadOutcome<T>): T => {
  if (read.status !== 'absent') return valueOf(read);
  throw new ToolError(
    'absent',
    `${read.reason}; there is no metrics server, or it has not measured this yet`,
  );
};
