import type { KubeObject } from '../../../evidence/objects.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import type { CaseReader } from '../case-reader.js';

/** Most pods of one node; a kubelet runs 110 unless told otherwise. */
const LIMIT = 500;

/** The pods of nodes that a case is about, whatever their namespace: what fills a node is told by all of them. */
export class NodePods {
  readonly #calls = new Map<string, Call<readonly KubeObject[]>>();

  constructor(private readonly reader: CaseReader) {}

  /** Reads the pods of a node, unless that was done. */
  async load(node: string): Promise<void> {
    if (this.#calls.has(node)) return;
    const fieldSelector = `spec.nodeName=${node}`;
    this.#calls.set(
      node,
      await this.reader.list<KubeObject>({ apiVersion: 'v1', plural: 'pods', fieldSelector, limit: LIMIT }),
    );
  }

  /** Those of a node that was read. */
  of(node: string): readonly KubeObject[] {
    const call = this.#calls.get(node);
    return (call === undefined ? null : valueOf(call)) ?? [];
  }

  /** Those whose namespace was not read by itself. */
  beside(isRead: (namespace: string) => boolean): readonly KubeObject[] {
    return [...this.#calls.values()]
      .flatMap((call) => valueOf(call) ?? [])
      .filter(({ metadata: { namespace = '' } }) => !isRead(namespace));
  }
}
