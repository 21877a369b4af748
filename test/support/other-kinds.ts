import type { EntityRef } from '../../src/evidence/entity.js';
import type {
  EntityDraft,
  GraphSource,
  ListedObjects,
  RelationDraft,
} from '../../src/evidence/graph-source.js';
import type { KubeObject } from '../../src/evidence/objects.js';
import { graphKind } from '../../src/integrations/kubernetes/graph/kinds.js';

const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** Custom resources that a sample names: what deploys or scales its workloads, whoever reads it in a real case. */
export class OtherKinds implements GraphSource {
  readonly #objects: readonly KubeObject[];

  constructor(objects: readonly KubeObject[]) {
    this.#objects = objects.filter(
      ({ kind = '', apiVersion = '' }) =>
        graphKind(kind) === undefined && /\./.test(apiVersion) && !/k8s\.io\/|istio\.io\//.test(apiVersion),
    );
  }

  reads(kind: string): boolean {
    return this.#objects.some((object) => object.kind === kind);
  }

  async read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]> {
    return refs.flatMap((ref) => {
      const found = this.#objects.find(
        ({ kind, metadata }) => kind === ref.kind && metadata.name === ref.name,
      );
      return found === undefined ? [] : [this.#draft(ref, found)];
    });
  }

  async relate({ ref }: EntityDraft): Promise<readonly RelationDraft[]> {
    if (!WORKLOADS.has(ref.kind)) return [];
    return this.#objects.map(({ kind = '', metadata }) => ({
      type: 'deployed by',
      to: { kind, namespace: metadata.namespace ?? null, name: metadata.name },
    }));
  }

  async deepen(): Promise<null> {
    return null;
  }

  listed(): ListedObjects {
    return { entities: [], complete: [] };
  }

  #draft(ref: EntityRef, object: KubeObject): EntityDraft {
    return {
      ref,
      outcome: { status: 'ok', value: object },
      query: `GET ${ref.kind} ${ref.name}`,
      sick: null,
      trouble: [],
      events: [],
      changes: [],
      relations: [],
      body: object,
    };
  }
}
