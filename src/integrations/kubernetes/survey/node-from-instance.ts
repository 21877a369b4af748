import { isIP } from 'node:net';
import type { TextMap } from '../../../alerts/alert.js';
import { labelValue } from '../../../alerts/label-value.js';
import { withoutPort } from '../../../alerts/subject/cluster-address.js';
import type { Target } from '../../../alerts/target.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { valueOf } from '../../../evidence/reading.js';
import type { CaseReader } from '../case-reader.js';
import { readNode } from './node.collector.js';

/** Most nodes whose addresses are looked through. */
const NODE_LIMIT = 1000;

interface AddressedNode extends KubeObject {
  readonly status?: { readonly addresses?: readonly { readonly type: string; readonly address: string }[] };
}

/** Of a node, its addresses are enough; a list of a thousand is not kept whole. */
const addressesOnly = ({ metadata, status }: AddressedNode): AddressedNode => ({
  metadata: { name: metadata.name },
  ...(status?.addresses && { status: { addresses: status.addresses } }),
});

/** The node that has the address, be it an IP address or a host name; `null` when none has it or nodes cannot be listed. */
const nodeAt = async (reader: CaseReader, host: string): Promise<string | null> => {
  const nodes = await reader.list<AddressedNode>({
    apiVersion: 'v1',
    plural: 'nodes',
    limit: NODE_LIMIT,
    reduced: addressesOnly,
  });
  const found = valueOf(nodes)?.find(({ status }) =>
    status?.addresses?.some(({ address }) => address.toLowerCase() === host.toLowerCase()),
  );
  return found?.metadata.name ?? null;
};

const isNode = async (reader: CaseReader, name: string): Promise<boolean> =>
  valueOf(await readNode(reader, name, true)) !== null;

/** Where an alert names nothing, its instance may be a node's name; not an address, which may be anybody's. */
const nameOnly = ({ pod, workload, service, node, object }: Target, labels: TextMap): string | null => {
  const instance = labelValue(labels, 'instance');
  const named = [pod, workload, service, node].some((name) => name !== null) || object !== undefined;
  const host = named || instance === null ? '' : withoutPort(instance);
  return host === '' || isIP(host) !== 0 ? null : host;
};

/**
 * The target with the node that its exporter's address belongs to: a node of exactly that name, else the one that has
 * the address among its own. At most two calls, and none where the labels name the node or something else.
 */
export const targetWithNode = async (
  reader: CaseReader,
  target: Target,
  labels: TextMap,
): Promise<Target> => {
  const { instance, ...named } = target;
  const host = instance === undefined ? nameOnly(target, labels) : withoutPort(instance);
  if (host === null) return target;
  if (isIP(host) === 0 && (await isNode(reader, host))) return { ...named, node: host };
  const node = instance === undefined ? null : await nodeAt(reader, host);
  return node === null ? target : { ...named, node };
};
