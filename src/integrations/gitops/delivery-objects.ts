import type { EntityRef } from '../../evidence/entity.js';
import type { KubeObject } from '../../evidence/objects.js';
import type { Call } from '../../evidence/reading.js';
import type { CaseReader } from '../kubernetes/case-reader.js';
import type { Application } from './kinds/application-object.js';
import { deliveryKind, type DeliveryKind } from './kinds/kinds.js';
import type { ServedKinds } from './served-kinds.js';

/** Most Applications that a list brings. */
const LIST_LIMIT = 500;
/** Most that is kept of what one Application did before. */
const HISTORY_KEPT = 10;

/**
 * What is kept of each Application of a list: of hundreds, the objects that each deploys and what was done with them are most
 * of what they take.
 */
export const reducedApplication = (object: Application): KubeObject => {
  const { managedFields: _fields, annotations, ...metadata } = object.metadata;
  const { 'kubectl.kubernetes.io/last-applied-configuration': _applied, ...kept } = annotations ?? {};
  const { status = {} } = object;
  const { operationState: operation } = status;
  return {
    ...object,
    metadata: { ...metadata, annotations: kept },
    status: {
      ...status,
      history: status.history?.slice(-HISTORY_KEPT),
      resources: status.resources?.map(({ kind, namespace, name, status: sync, health }) => ({
        kind,
        namespace,
        name,
        status: sync,
        health,
      })),
      operationState: operation && {
        ...operation,
        syncResult: operation.syncResult && {
          ...operation.syncResult,
          resources: operation.syncResult.resources?.filter(
            ({ status: synced, hookPhase }) => synced !== 'Synced' || hookPhase !== undefined,
          ),
        },
      },
    },
  } as KubeObject;
};

/** Reads the objects that deploy, for one case; each once, and none of a kind that the cluster does not serve. */
export class DeliveryObjects {
  #applications: Promise<Call<readonly Application[]> | null> | null = null;

  constructor(
    private readonly reader: CaseReader,
    private readonly served: ServedKinds,
    /** Where Applications are looked for when they may not be listed over all namespaces. */
    private readonly argoNamespace: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Asks ahead which kinds there are of what is looked for at any workload. */
  async prepare(): Promise<void> {
    await this.#versions('Application');
  }

  /** `null` where the cluster does not serve its kind. */
  async get(ref: EntityRef): Promise<Call<KubeObject> | null> {
    const kind = deliveryKind(ref.kind);
    if (kind === undefined || ref.namespace === null) return null;
    const listed = ref.kind === 'Application' ? await this.#inList(ref) : null;
    if (listed !== null) return listed;
    const { namespace, name } = ref;
    return this.#inVersion(kind, (apiVersion) =>
      this.reader.get<KubeObject>({ apiVersion, plural: kind.plural, namespace, name }),
    );
  }

  /** The Applications of all namespaces, or of the one that may be read; `null` where the cluster does not serve them. */
  applications(): Promise<Call<readonly Application[]> | null> {
    this.#applications ??= this.#list();
    return this.#applications;
  }

  async #list(): Promise<Call<readonly Application[]> | null> {
    const kind = deliveryKind('Application');
    if (kind === undefined) return null;
    const { plural } = kind;
    const query = { plural, limit: LIST_LIMIT, reduced: reducedApplication };
    const listed = await this.#inVersion(kind, (apiVersion) =>
      this.reader.list<Application>({ apiVersion, ...query }),
    );
    if (listed?.outcome.status !== 'forbidden') return listed;
    return this.#inVersion(kind, (apiVersion) =>
      this.reader.list<Application>({ apiVersion, namespace: this.argoNamespace, ...query }),
    );
  }

  /** From the list, if that was read. */
  async #inList({ namespace, name }: EntityRef): Promise<Call<KubeObject> | null> {
    const list = await this.#applications;
    if (list === null || list.outcome.status !== 'ok') return null;
    const found = list.outcome.value.find(
      ({ metadata }) => metadata.name === name && metadata.namespace === namespace,
    );
    return found === undefined ? null : { ...list, outcome: { status: 'ok', value: found } };
  }

  async #versions(kind: string): Promise<readonly string[]> {
    const known = deliveryKind(kind);
    return known === undefined ? [] : this.served.versionsOf(known, this.signal);
  }

  /** Reads in the first version that answers; of refusals the first is told. */
  async #inVersion<T>(
    { kind }: DeliveryKind,
    read: (apiVersion: string) => Promise<Call<T>>,
  ): Promise<Call<T> | null> {
    let first: Call<T> | null = null;
    for (const apiVersion of await this.#versions(kind)) {
      const call = await read(apiVersion);
      if (call.outcome.status === 'ok') {
        this.served.met(apiVersion);
        return call;
      }
      first ??= call;
      if (call.outcome.status !== 'absent' && call.outcome.status !== 'unavailable') return call;
    }
    return first;
  }
}
