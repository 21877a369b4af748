import { z } from 'zod';
import { objectName } from '../../../tools/parameters.js';
import { clusterTool } from './cluster-tool.js';
import { shownManifest, statusParameter } from './manifests.js';
import { kindParameters, readByKind } from './resource-name.js';

export const getManifest = clusterTool({
  name: 'get_manifest',
  about:
    'Any object that lies in a namespace, custom resources too, without its status. Values are masked; of a Secret only key names and sizes are shown.',
  brief: 'Any namespaced object. api_version: apps/v1; resource: deployments.',
  parameters: z.object({ ...kindParameters, name: objectName("Object's name."), ...statusParameter }),
  run: async (args, context) => {
    const { kubernetes, signal } = context;
    const object = await readByKind(args, context, (kind) =>
      kubernetes.get({ ...kind, name: args.name }, signal),
    );
    return shownManifest(object, { withStatus: args.include_status });
  },
});
