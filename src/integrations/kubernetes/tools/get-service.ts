import { z } from 'zod';
import { namespace, objectName } from '../../../tools/parameters.js';
import { valueOf } from '../../../tools/tool-error.js';
import { defineTool } from '../../../tools/tool.js';
import { shownManifest } from './manifests.js';

export const getService = defineTool({
  name: 'get_service',
  about: "A Service's manifest: selector, ports, type. Whether pods stand behind it, get_endpoints tells.",
  needs: 'kubernetes',
  parameters: z.object({ namespace, name: objectName("Service's name.") }),
  run: async ({ namespace, name }, { kubernetes, signal }) =>
    shownManifest(
      valueOf(await kubernetes.get({ apiVersion: 'v1', plural: 'services', namespace, name }, signal)),
    ),
});
