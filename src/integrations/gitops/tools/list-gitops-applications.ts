import { z } from 'zod';
import type { KubeObject } from '../../../evidence/objects.js';
import { namespace } from '../../../tools/parameters.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { KubernetesReader } from '../../kubernetes/reader.js';
import type { Application } from '../kinds/application-object.js';
import { DELIVERY_KINDS, type DeliveryKind } from '../kinds/kinds.js';
import { deliveryReaderOf } from '../kinds/readers.js';
import { deliveryTool, inServedVersion } from './delivery-tool.js';

/** Most objects of a kind that are listed, and Applications of other namespaces that are looked through. */
const LIST_LIMIT = 50;
const ELSEWHERE_LIMIT = 500;

interface Listed {
  readonly kind: DeliveryKind;
  readonly outcome: ReadOutcome<readonly KubeObject[]>;
}

const row = (kind: string, object: KubeObject) => {
  const { name, namespace = null } = object.metadata;
  const { sick, trouble, changes } = deliveryReaderOf(kind)(object, { kind, namespace, name });
  const [last] = changes;
  return { kind, namespace, name, failing: sick, trouble, last_deploy: last ?? null };
};

/** Applications that lie elsewhere and deploy into a namespace; none where they may not be listed. */
const deployingInto = async (
  place: string,
  kubernetes: KubernetesReader,
  signal: AbortSignal,
): Promise<readonly KubeObject[]> => {
  const kind = DELIVERY_KINDS.find((each) => each.kind === 'Application');
  if (kind === undefined) return [];
  const read = await inServedVersion(kind, (apiVersion) =>
    kubernetes.list<Application>({ apiVersion, plural: kind.plural, limit: ELSEWHERE_LIMIT }, signal),
  );
  if (read.status !== 'ok') return [];
  return read.value.filter(
    ({ metadata, spec }) => metadata.namespace !== place && spec?.destination?.namespace === place,
  );
};

export const listGitopsApplications = deliveryTool({
  name: 'list_gitops_applications',
  about:
    'What deploys into a namespace (Application, Rollout, Kustomization, HelmRelease): whether it fails and why, and its last deploy.',
  parameters: z.object({ namespace }),
  keep: 'start',
  narrow: 'ask get_gitops_application for one',
  run: async ({ namespace }, { kubernetes, signal }) => {
    const kinds = DELIVERY_KINDS.filter(({ deploys }) => deploys);
    const lists = await Promise.all(
      kinds.map(async (kind): Promise<Listed> => {
        const { plural } = kind;
        const outcome = await inServedVersion(kind, (apiVersion) =>
          kubernetes.list({ apiVersion, plural, namespace, limit: LIST_LIMIT }, signal),
        );
        return { kind, outcome };
      }),
    );
    if (lists.every(({ outcome }) => outcome.status === 'absent'))
      throw new ToolError('absent', 'this cluster serves no kinds of Argo CD, Argo Rollouts or Flux');
    const failed = lists.find(({ outcome }) => outcome.status !== 'ok' && outcome.status !== 'absent');
    if (failed !== undefined && lists.every(({ outcome }) => outcome.status !== 'ok'))
      valueOf(failed.outcome);
    const here = lists.flatMap(({ kind, outcome }) =>
      outcome.status === 'ok' ? outcome.value.map((object) => row(kind.kind, object)) : [],
    );
    const elsewhere = await deployingInto(namespace, kubernetes, signal);
    return [...here, ...elsewhere.map((object) => row('Application', object))].toSorted(
      (a, b) => Number(b.failing === true) - Number(a.failing === true),
    );
  },
});
