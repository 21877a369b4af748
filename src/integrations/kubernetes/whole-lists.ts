import type { KubeObject } from '../../evidence/objects.js';
import { metadataOf } from './client/api-answer.js';
import type { CollectionRef, ListQuery, ObjectRef } from './reader.js';
import type { Answer } from './shared-reads.js';
import { fieldSelector, labelSelector } from './snapshot/selectors.js';

type Listed = Answer<readonly KubeObject[]>;

/** A list without selectors: all of a kind in a namespace, or the first of them. */
interface WholeList {
  readonly call: Promise<Listed>;
  /** The same, or `null` where it is long or late: then what is asked for is read by itself meanwhile. */
  readonly soon: Promise<Listed | null>;
  readonly limit: number;
  byName: ReadonlyMap<string, KubeObject> | null;
}

/** How far a list has come. */
export interface WholeListOptions {
  readonly limit: number;
  /** Most ms that anybody waits for a list whose objects can be read one by one. */
  readonly patienceMs: number;
}

const keyOf = ({ apiVersion, plural, namespace }: CollectionRef): string =>
  `${apiVersion}/${plural}/${namespace ?? ''}`;

const within = <T>(work: Promise<T>, limitMs: number): Promise<T | null> => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, limitMs, null);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

const resourceOf = ({ apiVersion, plural }: CollectionRef): string => {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? plural : `${plural}.${group}`;
};

const isStartOf = ({ labelSelector, fieldSelector, limit }: ListQuery, list: WholeList): boolean =>
  !labelSelector && !fieldSelector && limit <= list.limit;

/** `null` for a selector that only the API server can judge. */
const selected = (objects: readonly KubeObject[], query: ListQuery): readonly KubeObject[] | null => {
  try {
    const labels = labelSelector(query.labelSelector ?? '');
    const fields = fieldSelector(query.fieldSelector ?? '');
    const found = objects.filter((object) => labels(object) && fields(object)).slice(0, query.limit);
    return query.metadataOnly === true ? found.map(metadataOf) : found;
  } catch {
    return null;
  }
};

const mapped = (
  answer: Listed,
  change: (objects: readonly KubeObject[]) => readonly KubeObject[] | null,
): Listed | null => {
  if (answer.outcome.status !== 'ok') return answer;
  const value = change(answer.outcome.value);
  return value === null ? null : { ...answer, outcome: { status: 'ok', value } };
};

/** The whole lists of one case. What such a list holds is not asked for again: neither an object of it nor a part. */
export class WholeLists {
  readonly #lists = new Map<string, WholeList>();

  /**
   * Keeps a list that was asked for; of two of the same collection the longer.
   * @param isLong resolved when the list turns out to have further pages
   */
  add(ref: CollectionRef, call: Promise<Listed>, isLong: Promise<null>, options: WholeListOptions): void {
    const { limit, patienceMs } = options;
    const known = this.#lists.get(keyOf(ref));
    if (known !== undefined && known.limit >= limit) return;
    const soon = within(Promise.race([call, isLong]), patienceMs);
    this.#lists.set(keyOf(ref), { call, soon, limit, byName: null });
  }

  /** Whether a list is there, or under way, that may hold what this call asks for. */
  covers(ref: CollectionRef): boolean {
    return this.#lists.has(keyOf(ref));
  }

  /** What reading an object would have told; `null` where only the API server can tell. */
  async object(ref: ObjectRef): Promise<Answer<KubeObject> | null> {
    const list = this.#lists.get(keyOf(ref));
    const call = (await list?.soon) ?? null;
    if (list === undefined || call === null || call.outcome.status !== 'ok') return null;
    const { collectedAt, outcome } = call;
    list.byName ??= new Map(outcome.value.map((object) => [object.metadata.name, object]));
    const object = list.byName.get(ref.name);
    if (object !== undefined) {
      const value = ref.metadataOnly === true ? metadataOf(object) : object;
      return { outcome: { status: 'ok', value }, collectedAt };
    }
    const isComplete = outcome.value.length < list.limit;
    const reason = `${resourceOf(ref)} "${ref.name}" not found`;
    return isComplete ? { outcome: { status: 'absent', reason }, collectedAt } : null;
  }

  /** What a shorter or selective list would have told; `null` where only the API server can tell. */
  async part(query: ListQuery): Promise<Listed | null> {
    const list = this.#lists.get(keyOf(query));
    if (list === undefined) return null;
    // The first objects of all stand in a list that is cut as well, and what keeps one from being read keeps the other.
    if (isStartOf(query, list)) return mapped(await list.call, (objects) => selected(objects, query));
    const call = await list.soon;
    const isComplete = call?.outcome.status === 'ok' && call.outcome.value.length < list.limit;
    return isComplete ? mapped(call, (objects) => selected(objects, query)) : null;
  }
}
