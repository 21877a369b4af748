import type { ApiAnswer } from './api-client.js';
import { UnusableAnswer } from './api-failure.js';
import type { KubeList, KubeObject } from '../../../evidence/objects.js';

/** Bound of an object or of one page of a list. */
export const MAX_OBJECT_BYTES = 8 * 1024 * 1024;
/** Bound of one container's log. */
export const MAX_LOG_BYTES = 1024 * 1024;

/** What is accepted when metadata is enough; a server that cannot give it alone gives the whole object. */
export const METADATA_TYPES = {
  object: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1, application/json;q=0.5',
  list: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1, application/json;q=0.5',
} as const;

/** The object without its content, whatever the server gave. */
export const metadataOf = <T extends KubeObject>({ apiVersion, kind, metadata }: T): T =>
  ({ apiVersion, kind, metadata }) as T;

/**
 * The plain JSON of an answer: times stay text, unknown fields stay.
 * @throws {UnusableAnswer}
 */
export const jsonOf = <T>({ text, cut }: ApiAnswer): T => {
  if (cut) throw new UnusableAnswer(`the answer is larger than ${MAX_OBJECT_BYTES / 1024 / 1024} MiB`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UnusableAnswer('the answer is not JSON', { cause: error });
  }
  if (typeof json !== 'object' || json === null) throw new UnusableAnswer('the answer is not an object');
  return json as T;
};

/** @throws {UnusableAnswer} */
export const objectOf = <T extends KubeObject>(answer: ApiAnswer): T => {
  const object = jsonOf<T>(answer);
  if (typeof object.metadata !== 'object') throw new UnusableAnswer('the answer is not a Kubernetes object');
  return object;
};

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins, if there is one. */
  readonly next: string | undefined;
}

type ListAnswer<T> = Partial<Omit<KubeList<T>, 'items'>> & {
  readonly items?: readonly T[] | null;
  readonly kind?: string;
  readonly apiVersion?: string;
};

/**
 * Items of a core list carry neither kind nor API version: those of the list stand in.
 * @throws {UnusableAnswer}
 */
export const pageOf = <T extends KubeObject>(answer: ApiAnswer): Page<T> => {
  const list = jsonOf<ListAnswer<T>>(answer);
  // the API server writes an empty list of metadata alone as null
  const items = list.items === null && list.kind?.endsWith('List') === true ? [] : list.items;
  if (!Array.isArray(items)) throw new UnusableAnswer('the answer is not a list');
  const kind = list.kind?.replace(/List$/, '');
  return {
    items: (items as readonly T[]).map((item) => ({ apiVersion: list.apiVersion, kind, ...item })),
    next: list.metadata?.continue || undefined,
  };
};

/** Lines of a log, without the one that the bound cut in two. */
export const linesOf = ({ text, cut }: ApiAnswer): readonly string[] => {
  const lines = text.split('\n');
  if (cut || lines.at(-1) === '') lines.pop();
  return lines;
};
