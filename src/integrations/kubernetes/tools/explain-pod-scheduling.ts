import { z } from 'zod';
import type { KubeObject, Node, Pod } from '../../../evidence/objects.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { ClusterToolContext } from './cluster-tool.js';
import { valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';
import { podParameters, readPod } from './read-pod.js';
import { countObstacles, explainScheduling, type NodeFit } from './scheduling/explain.js';
import { amountTexts, podRequests } from './scheduling/requests.js';
import { NODE_LIMIT, POD_LIMIT } from './scheduling/scheduling-view.js';
import { uncheckedOf } from './scheduling/unchecked.js';

/** Most claims of one pod that are read. */
const CLAIM_LIMIT = 10;

interface Claim extends KubeObject {
  readonly status?: { readonly phase?: string };
}

/** The pod's volume claims and whether each is bound: an unbound one keeps a pod from every node. */
const readClaims = ({ metadata, spec }: Pod, { kubernetes, signal }: ClusterToolContext) => {
  const names = (spec.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
  const claims = { apiVersion: 'v1', plural: 'persistentvolumeclaims', namespace: metadata.namespace };
  return Promise.all(
    names.slice(0, CLAIM_LIMIT).map(async (name) => {
      const read = await kubernetes.get<Claim>({ ...claims, name }, signal);
      return read.status === 'ok'
        ? { name, phase: read.value.status?.phase ?? null }
        : { name, phase: null, error: `${read.status}: ${read.reason}` };
    }),
  );
};

/** The scheduler's last word on the pod, if it is still kept. */
const readVerdict = async (
  { metadata }: Pod,
  { kubernetes, signal }: ClusterToolContext,
): Promise<string | null> => {
  const about = { namespace: metadata.namespace ?? '', kind: 'Pod', name: metadata.name };
  const events = await kubernetes.events(about, signal);
  if (events.status !== 'ok') return null;
  return events.value.find(({ reason }) => reason === 'FailedScheduling')?.message ?? null;
};

const notesOf = (nodes: readonly Node[], placed: ReadOutcome<readonly Pod[]>): readonly string[] => [
  ...(nodes.length >= NODE_LIMIT ? [`only the first ${NODE_LIMIT} nodes were looked at`] : []),
  ...(placed.status === 'ok'
    ? []
    : [`what pods already request is unknown, so nodes count as empty (${placed.status}: ${placed.reason})`]),
  ...(placed.status === 'ok' && placed.value.length >= POD_LIMIT
    ? [`only the first ${POD_LIMIT} pods were counted: nodes may be fuller than shown`]
    : []),
];

const fitShape = ({ node, fits, obstacles, free }: NodeFit) => ({
  node,
  fits,
  reasons: obstacles.map(({ detail }) => detail),
  free,
});

export const explainPodScheduling = clusterTool({
  name: 'explain_pod_scheduling',
  about:
    'Why a pod fits no node, node by node: cordon, taints, node selector, affinity, and its requests against what is free. For pods that stay Pending.',
  parameters: z.object(podParameters),
  keep: 'start',
  narrow: 'the summary counts all nodes',
  run: async (args, context) => {
    const { scheduling, signal } = context;
    const [pod, listed, placed] = await Promise.all([
      readPod(args, context),
      scheduling.nodes(signal),
      scheduling.placed(signal),
    ]);
    const nodes = valueOf(listed);
    const [claims, verdict] = await Promise.all([readClaims(pod, context), readVerdict(pod, context)]);
    const fits = explainScheduling(pod, nodes, placed.status === 'ok' ? placed.value : []);
    return {
      scheduled_on: pod.spec.nodeName ?? null,
      requests: amountTexts(podRequests(pod)),
      scheduler_says: verdict,
      claims,
      summary: {
        nodes: fits.length,
        fit: fits.filter((fit) => fit.fits).length,
        reasons: countObstacles(fits),
      },
      notes: notesOf(nodes, placed),
      not_checked: uncheckedOf(pod),
      nodes: fits.map(fitShape),
    };
  },
});
