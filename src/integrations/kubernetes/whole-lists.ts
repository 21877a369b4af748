import type { KubeObject } from '../../evidence/objects.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import { metadataOf } from './client/api-answer.js';
import type { CollectionRef, ListQuery, ObjectRef } from './reader.js';
import type { Answer } from './shared-reads.js';
import { fieldSelector, labelSelector } from './snapshot/selectors.js';

type Listed = Answer<readonly KubeObject[]>;

/** A list without selectors: all of a kind in a namespace, or the first of them. */
interface WholeList {
  /** The list, or `null` where it is late. */
  readonly inTime: Promise<Listed | null>;
  /** The same, also `null` where it is long: then what is asked for is read by itself meanwhile. */
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

const selected = (
  objects: readonly KubeObject[],
  query: ListQuery,
): ReadOutcome<readonly KubeObject[]> | null => {
  try {
    const labels = labelSelector(query.labelSelector ?? '');
    const fields = fieldSelector(query.fieldSelector ?? '');
    const found = objects.filter((object) => labels(object) && fields(object)).slice(0, query.limit);
    return { status: 'ok', value: query.metadataOnly === true ? found.map(metadataOf) : found };
  } catch {
    return null; // a selector that only the API server can judge
  }
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
    const inTime = within(call, patienceMs);
    const soon = Promise.race([inTime, isLong]);
    this.#lists.set(keyOf(ref), { inTime, soon, limit, byName: null });
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
    // The first objects of all stand in a list that is cut as well.
    const isStart =
      !query.labelSelector && !query.fieldSelector && list !== undefined && query.limit <= list.limit;
    const call = (await (isStart ? list.inTime : list?.soon)) ?? null;
    if (list === undefined || call === null || call.outcome.status !== 'ok') return null;
    const { collectedAt, outcome } = call;
    if (outcome.value.length >= list.limit && !isStart) return null;
    const found = selected(outcome.value, query);
    return found === null ? null : { outcome: found, collectedAt };
  }
}
