import { objectName, namespace } from '../../../tools/parameters.js';
import type { Pod } from '../../../evidence/objects.js';
import type { ClusterToolContext } from './cluster-tool.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';

/** The parameters that name a pod. */
export const podParameters = { namespace, pod_name: objectName("Pod's name.") };

export interface PodArgs {
  readonly namespace: string;
  readonly pod_name: string;
}

/**
 * The pod that a call names.
 * @throws {ToolError}; for one that is absent, with how to find what replaced it
 */
export const readPod = async (args: PodArgs, { kubernetes, signal }: ClusterToolContext): Promise<Pod> => {
  const { namespace, pod_name: name } = args;
  const read = await kubernetes.get<Pod>({ apiVersion: 'v1', plural: 'pods', namespace, name }, signal);
  if (read.status === 'absent') {
    throw new ToolError(
      'absent',
      `${read.reason}; it may have been replaced: list_pods_in_namespace shows what is there, list_pod_events what was said about it`,
    );
  }
  return valueOf(read);
};
