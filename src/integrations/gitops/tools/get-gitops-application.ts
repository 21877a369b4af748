import { z } from 'zod';
import { namespace, objectName, text } from '../../../tools/parameters.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';
import { DELIVERY_KINDS, type DeliveryKind } from '../kinds/kinds.js';
import { deliveryTool, inServedVersion, shownDelivery } from './delivery-tool.js';

const NAMES = DELIVERY_KINDS.map(({ kind }) => kind).join(', ');

/** @throws {ToolError} for any other kind */
const meant = (word: string): DeliveryKind => {
  const found = DELIVERY_KINDS.find(({ kind, plural }) =>
    [kind.toLowerCase(), plural].includes(word.toLowerCase()),
  );
  if (found === undefined) throw new ToolError('invalid', `kind must be one of ${NAMES}`);
  return found;
};

export const getGitopsApplication = deliveryTool({
  name: 'get_gitops_application',
  about:
    'What deploys a workload: sync and health, why a sync failed, and which commit or chart version was deployed when and by whom.',
  parameters: z.object({
    kind: text(`One of ${NAMES}.`),
    namespace,
    name: objectName('Its name.'),
  }),
  run: async ({ kind: word, namespace, name }, { kubernetes, signal }) => {
    const kind = meant(word);
    const { plural } = kind;
    const read = await inServedVersion(kind, (apiVersion) =>
      kubernetes.get({ apiVersion, plural, namespace, name }, signal),
    );
    return shownDelivery(kind.kind, valueOf(read));
  },
});
