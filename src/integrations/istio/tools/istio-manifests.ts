import { z } from 'zod';
import { namespace } from '../../../tools/parameters.js';
import { listParameters, NARROW_LIST } from '../../kubernetes/tools/list-manifests.js';
import { shownManifest } from '../../kubernetes/tools/manifests.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';
import { toolsOver, type Tool } from '../../../tools/tool.js';
import type { ClusterView } from '../../kubernetes/tools/cluster-tool.js';

/** Newest first; older meshes serve only the second. */
const VERSIONS = ['networking.istio.io/v1', 'networking.istio.io/v1beta1'] as const;

/** Istio's resources lie in the cluster. */
const meshTool = toolsOver<Pick<ClusterView, 'kubernetes'>>();

/** A tool that lists one of Istio's kinds, in whichever version the cluster serves. */
export const istioList = ({
  name,
  about,
  plural,
}: Pick<Tool, 'name' | 'about'> & { readonly plural: string }): Tool =>
  meshTool({
    name,
    about,
    parameters: z.object({ namespace, ...listParameters }),
    keep: 'start',
    narrow: NARROW_LIST,
    run: async ({ namespace, label_selector: selector, limit }, { kubernetes, signal }) => {
      for (const apiVersion of VERSIONS) {
        const query = { apiVersion, plural, namespace, limit };
        const read = await kubernetes.list(
          { ...query, ...(selector !== null && { labelSelector: selector }) },
          signal,
        );
        if (read.status !== 'absent') return valueOf(read).map((object) => shownManifest(object));
      }
      throw new ToolError(
        'absent',
        `this cluster serves ${plural} in none of ${VERSIONS.join(', ')}: Istio is not installed`,
      );
    },
  });
