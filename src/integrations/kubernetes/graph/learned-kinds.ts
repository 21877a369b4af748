import type { KubeObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { pluralOf } from '../snapshot/recorded-kinds.js';
import { graphKind, type GraphKind } from './kinds.js';

/** Most kinds of operators that one case learns. */
const MAX_LEARNED = 20;

const customKind = (kind: string, apiVersion: string): GraphKind => ({
  kind,
  apiVersion,
  plural: pluralOf(kind),
  namespaced: true,
  listed: false,
  limit: 0,
});

/** Kinds that only one cluster knows, as far as a case came upon them. */
export class LearnedKinds {
  readonly #learned = new Map<string, GraphKind>();

  constructor(private readonly reader: Pick<CaseReader, 'resources' | 'kinds'>) {}

  /** Where objects of a kind are: of one that every case knows, or of one that was learned. */
  of(kind: string): GraphKind | undefined {
    return graphKind(kind) ?? this.#learned.get(kind);
  }

  /** Takes up a kind as its API tells; by the rules of plurals where that cannot be asked. */
  async ask(kind: string, apiVersion: string): Promise<void> {
    if (this.#isKnown(kind)) return;
    const served = await this.reader.resources(apiVersion);
    const told = served.status === 'ok' ? served.value.find((each) => each.kind === kind) : undefined;
    this.#learned.set(kind, {
      ...customKind(kind, apiVersion),
      ...(told !== undefined && { plural: told.name, namespaced: told.namespaced }),
    });
  }

  /** Takes up a kind of which only the name is known, if the cluster serves one of this name. */
  async askByName(kind: string): Promise<void> {
    if (this.#isKnown(kind)) return;
    const served = await this.reader.kinds();
    const told = served.status === 'ok' ? served.value.find((each) => each.kind === kind) : undefined;
    if (told === undefined) return;
    const { apiVersion, name, namespaced } = told;
    this.#learned.set(kind, { ...customKind(kind, apiVersion), plural: name, namespaced });
  }

  /** Operators' own kinds stand above workloads as owners, with their API version. */
  fromOwners(objects: readonly KubeObject[]): void {
    for (const { kind, apiVersion, controller } of objects.flatMap(
      ({ metadata }) => metadata.ownerReferences ?? [],
    )) {
      if (controller !== true || this.#isKnown(kind) || !apiVersion.includes('.')) continue;
      this.#learned.set(kind, customKind(kind, apiVersion));
    }
  }

  /** With as many as there may be, every kind counts as known. */
  #isKnown(kind: string): boolean {
    return this.of(kind) !== undefined || this.#learned.size >= MAX_LEARNED;
  }
}
