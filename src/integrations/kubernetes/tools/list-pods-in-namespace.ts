import { z } from 'zod';
import { worstFirst } from '../pod-health.js';
import { podSummaryShape } from '../shapes/pod-summary.js';
import type { Pod } from '../../../evidence/objects.js';
import { namespace, optionalText } from '../../../tools/parameters.js';
import { valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';

/** Most pods shown. */
const SHOWN = 200;
/** Most pods read to find the worst; of each little is kept. */
const READ_LIMIT = 5000;

const NARROW = 'narrow with label_selector';

/** What the summary and the order need, of a pod that may be 20 kB. */
const reduced = ({ metadata, spec, status }: Pod): Pod => ({
  metadata: {
    name: metadata.name,
    namespace: metadata.namespace,
    labels: metadata.labels,
    creationTimestamp: metadata.creationTimestamp,
  },
  spec: { nodeName: spec.nodeName, containers: [] },
  status: {
    phase: status?.phase,
    startTime: status?.startTime,
    conditions: status?.conditions?.filter(({ type }) => type === 'Ready'),
    initContainerStatuses: status?.initContainerStatuses,
    containerStatuses: status?.containerStatuses,
  },
});

export const listPodsInNamespace = clusterTool({
  name: 'list_pods_in_namespace',
  about: 'Pods of a namespace, worst first: not ready, then most restarts, then newest.',
  brief: 'Pods, worst first.',
  parameters: z.object({
    namespace,
    label_selector: optionalText('Label selector such as `app=cart,tier!=cache`. Default: all pods.'),
  }),
  keep: 'start',
  narrow: NARROW,
  run: async ({ namespace, label_selector: selector }, { kubernetes, signal }) => {
    const pods = valueOf(
      await kubernetes.list<Pod>(
        {
          apiVersion: 'v1',
          plural: 'pods',
          namespace,
          ...(selector !== null && { labelSelector: selector }),
          limit: READ_LIMIT,
          reduced,
        },
        signal,
      ),
    );
    const shown = worstFirst(pods).slice(0, SHOWN).map(podSummaryShape);
    if (shown.length === pods.length) return shown;
    const found = pods.length < READ_LIMIT ? String(pods.length) : `${pods.length} or more`;
    return [...shown, { cut: `[cut: the worst ${shown.length} of ${found} pods shown; ${NARROW}]` }];
  },
});
