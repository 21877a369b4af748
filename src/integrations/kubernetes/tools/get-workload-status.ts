import { z } from 'zod';
import { workloadKind } from '../workload-kinds.js';
import { CaseReader } from '../case-reader.js';
import { ownersOfPod } from '../survey/owners.collector.js';
import { workloadStatusShape } from '../shapes/workload-status.js';
import type { OwnerReference, Pod } from '../../../evidence/objects.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';
import { podParameters, readPod } from './read-pod.js';

const ownerOf = ({ metadata: { ownerReferences = [] } }: Pod): OwnerReference | undefined =>
  ownerReferences.find(({ controller }) => controller === true) ?? ownerReferences[0];

/** Why a pod's owners tell nothing. */
const noWorkload = (pod: Pod): ToolError => {
  const owner = ownerOf(pod);
  const detail =
    owner === undefined
      ? `pod ${pod.metadata.name} has no owner: nothing restarts or replaces it`
      : `pod ${pod.metadata.name} is run by ${owner.kind} ${owner.name} (${owner.apiVersion}); use get_manifest for it`;
  return new ToolError('absent', detail);
};

export const getWorkloadStatus = clusterTool({
  name: 'get_workload_status',
  about:
    "The workload that runs a pod (Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or CronJob): its replicas and conditions, so whether a rollout is stuck. A Job's CronJob is shown rather than the Job.",
  parameters: z.object(podParameters),
  run: async (args, context) => {
    const { kubernetes, settings, signal } = context;
    const pod = await readPod(args, context);
    const reader = new CaseReader(kubernetes, signal, settings.tools.timeoutSeconds * 1000);
    const owners = await ownersOfPod(reader, args.namespace, pod);
    const reading = owners.parent ?? owners.workload;
    if (reading === null) throw noWorkload(pod);
    const workload = valueOf(reading.outcome);
    const kind = workloadKind(workload.kind);
    if (kind === null) throw noWorkload(pod);
    return workloadStatusShape(kind, workload);
  },
});
