import type { Node, Pod } from '../../../../evidence/objects.js';
import type { KubernetesReader } from '../../reader.js';
import type { ReadOutcome } from '../../../../transport/read-outcome.js';
import { ok } from '../../../../transport/read-outcome.js';
import type { NamespaceRule } from '../../scope/namespace-policy.js';
import { reducedPod } from './scheduled-pod.js';

/** Most nodes looked at. */
export const NODE_LIMIT = 200;
/** Most pods counted on them. */
export const POD_LIMIT = 5000;
const NAMELESS = 'a pod of another namespace';

const reducedNode = ({ metadata, spec, status }: Node): Node => ({
  metadata: { name: metadata.name, labels: metadata.labels },
  spec: { unschedulable: spec?.unschedulable, taints: spec?.taints },
  status: { allocatable: status?.allocatable },
});

/**
 * What the scheduler decides by: every node, and what the pods on them take. A scope does not narrow it, for why a pod fits
 * nowhere is answered by all nodes and nothing less; but pods of namespaces out of reach have no names here, and of all
 * pods only what is counted is read.
 */
export class SchedulingView {
  /** @param rule which pods keep their names; `null`: all */
  constructor(
    private readonly reader: KubernetesReader,
    private readonly rule: Pick<NamespaceRule, 'allows'> | null,
  ) {}

  nodes(signal: AbortSignal): Promise<ReadOutcome<readonly Node[]>> {
    const query = { apiVersion: 'v1', plural: 'nodes', limit: NODE_LIMIT, reduced: reducedNode };
    return this.reader.list<Node>(query, signal);
  }

  async placed(signal: AbortSignal): Promise<ReadOutcome<readonly Pod[]>> {
    const read = await this.reader.list<Pod>(
      {
        apiVersion: 'v1',
        plural: 'pods',
        fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed',
        limit: POD_LIMIT,
        reduced: reducedPod,
      },
      signal,
    );
    return read.status === 'ok' ? ok(read.value.map((pod) => this.withName(pod))) : read;
  }

  private withName(pod: Pod): Pod {
    const { namespace = '' } = pod.metadata;
    if (this.rule === null || this.rule.allows(namespace)) return pod;
    return { ...pod, metadata: { ...pod.metadata, name: NAMELESS } };
  }
}
