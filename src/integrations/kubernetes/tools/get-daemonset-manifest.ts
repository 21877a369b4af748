import { z } from 'zod';
import { namespace, objectName } from '../../../tools/parameters.js';
import { valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';
import { shownManifest } from './manifests.js';

export const getDaemonSetManifest = clusterTool({
  name: 'get_daemonset_manifest',
  about: "A DaemonSet's manifest: pod template, update strategy, which nodes it is for.",
  parameters: z.object({ namespace, name: objectName("DaemonSet's name.") }),
  run: async ({ namespace, name }, { kubernetes, signal }) =>
    shownManifest(
      valueOf(await kubernetes.get({ apiVersion: 'apps/v1', plural: 'daemonsets', namespace, name }, signal)),
    ),
});
