import { z } from 'zod';
import { limit, optionalText } from '../../../tools/parameters.js';
import { clusterTool } from './cluster-tool.js';
import { shownManifest, statusParameter } from './manifests.js';
import { kindParameters, readByKind } from './resource-name.js';

/** The parameters of a list of manifests beside their kind. */
export const listParameters = {
  label_selector: optionalText('Label selector such as `app=cart,tier!=cache`. Default: all.'),
  limit: limit({ min: 1, max: 100, fallback: 20, about: 'Most objects.' }),
};

export const NARROW_LIST = 'narrow with label_selector or limit, or get_manifest for one';

export const listManifests = clusterTool({
  name: 'list_manifests',
  about: 'Objects of one kind in a namespace, custom resources too, as get_manifest shows each.',
  parameters: z.object({ ...kindParameters, ...listParameters, ...statusParameter }),
  keep: 'start',
  narrow: NARROW_LIST,
  run: async (args, context) => {
    const { kubernetes, signal } = context;
    const { label_selector: selector, limit: most } = args;
    const objects = await readByKind(args, context, (kind) =>
      kubernetes.list(
        { ...kind, ...(selector !== null && { labelSelector: selector }), limit: most },
        signal,
      ),
    );
    return objects.map((object) => shownManifest(object, { withStatus: args.include_status }));
  },
});
