import { z } from 'zod';
import { namespace, objectName } from '../../../tools/parameters.js';
import { valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';
import { shownManifest } from './manifests.js';

export const getService = clusterTool({
  name: 'get_service',
  about: "A Service's manifest: selector, ports, type. Whether pods stand behind it, get_endpoints tells.",
  parameters: z.object({ namespace, name: objectName("Service's name.") }),
  run: async ({ namespace, name }, { kubernetes, signal }) =>
    shownManifest(
      valueOf(await kubernetes.get({ apiVersion: 'v1', plural: 'services', namespace, name }, signal)),
    ),
});
