import type { KubeObject } from '../../../evidence/objects.js';
import { toolsOver } from '../../../tools/tool.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { ClusterView } from '../../kubernetes/tools/cluster-tool.js';
import type { DeliveryKind } from '../kinds/kinds.js';
import { deliveryReaderOf } from '../kinds/readers.js';

/** What deploys lies in the cluster. */
export const deliveryTool = toolsOver<Pick<ClusterView, 'kubernetes'>>();

/** Reads in whichever version of a kind the cluster serves. */
export const inServedVersion = async <T>(
  { apiVersions, plural }: DeliveryKind,
  read: (apiVersion: string) => Promise<ReadOutcome<T>>,
): Promise<ReadOutcome<T>> => {
  let last: ReadOutcome<T> = { status: 'absent', reason: `this cluster does not serve ${plural}` };
  for (const apiVersion of apiVersions) {
    last = await read(apiVersion);
    if (last.status !== 'absent') return last;
  }
  return last;
};

/** An object that deploys as tools show it: its state in words, never the values of charts. */
export const shownDelivery = (kind: string, object: KubeObject): Readonly<Record<string, unknown>> => {
  const { name, namespace = null } = object.metadata;
  const { sick, trouble, changes, body } = deliveryReaderOf(kind)(object, { kind, namespace, name });
  return { kind, namespace, name, failing: sick, trouble, ...body, deploys: changes };
};
