import { createHash } from 'node:crypto';
import type { KubeObject } from '../evidence/objects.js';
import type { WatchedKind } from '../integrations/watched-kind.js';

/** Most characters that are kept of all objects, and of one; of more only whether it changed is known. */
const MOST_CHARS = 48 * 1024 * 1024;
const MOST_OF_ONE = 128 * 1024;
/** Most objects. */
const MOST_OBJECTS = 100_000;

type Fields = Readonly<Record<string, unknown>>;

/** An object before and after it changed; `null` where all that is known is that it did. */
export interface Versions {
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** Generators give each version a name of its own (`rates-7fk29h5tbd`): what the new one takes the place of, if anything. */
export interface Successor {
  readonly successorOf: (Versions & { readonly name: string }) | null;
}

/** What became of an object: nothing that somebody writes, or that it is new, or what it was and is. */
export type Seen =
  | { readonly is: 'same' }
  | ({ readonly is: 'new' } & Successor)
  | ({ readonly is: 'written' } & Versions);

const SAME: Seen = { is: 'same' };

/** What kustomize and others put behind a name: a hash of the content. */
const SUFFIX = /-(?=[a-z0-9]{0,9}\d)[a-z0-9]{8,10}$/;

const isHash = (text: string): boolean => text.startsWith('#');

const keyOf = ({ plural }: WatchedKind, { namespace = '', name }: KubeObject['metadata']): string =>
  `${plural} ${namespace}/${name}`;

const partsOf = (kind: WatchedKind, object: KubeObject): Fields =>
  Object.fromEntries(
    kind.parts.flatMap((part) => {
      const value = (object as unknown as Fields)[part];
      return value === undefined ? [] : [[part, value]];
    }),
  );

const parsed = (text: string): Fields | null => (isHash(text) ? null : (JSON.parse(text) as Fields));

/** What was last seen of each object, as text: what a change is told against. Unmasked, in memory only. */
export class KeptObjects {
  readonly #texts = new Map<string, string>();
  /** The newest object, by what its name is without the hash. */
  readonly #newestOf = new Map<string, { readonly key: string; readonly created: string }>();
  #chars = 0;

  get size(): number {
    return this.#texts.size;
  }

  /** Characters that are kept. */
  get chars(): number {
    return this.#chars;
  }

  /** Keeps an object, and tells what became of it since it was last seen. */
  see(kind: WatchedKind, object: KubeObject): Seen {
    const key = keyOf(kind, object.metadata);
    const parts = partsOf(kind, object);
    const text = this.#textOf(JSON.stringify(parts));
    const before = this.#texts.get(key);
    if (before === text) return SAME;
    if (before === undefined && this.#texts.size >= MOST_OBJECTS) return SAME;
    this.#texts.set(key, text);
    this.#chars += text.length - (before?.length ?? 0);
    if (before === undefined) return { is: 'new', successorOf: this.#succeeded(key, object.metadata, parts) };
    if (isHash(before) && isHash(text)) return { is: 'written', before: null, after: null };
    return { is: 'written', before: parsed(before), after: isHash(text) ? null : parts };
  }

  /** @returns whether it was there */
  forget(kind: WatchedKind, metadata: KubeObject['metadata']): boolean {
    const key = keyOf(kind, metadata);
    this.#chars -= this.#texts.get(key)?.length ?? 0;
    return this.#texts.delete(key);
  }

  /** Names of the objects of a kind that are kept, in one namespace or in all. */
  namesOf({ plural }: WatchedKind, namespace: string | null): readonly KubeObject['metadata'][] {
    const prefix = `${plural} ${namespace === null ? '' : `${namespace}/`}`;
    return [...this.#texts.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => {
        const [of = '', name = ''] = key.slice(plural.length + 1).split('/', 2);
        return of === '' ? { name } : { name, namespace: of };
      });
  }

  /** What an object with a hash in its name takes the place of; from now on it is what the next one does. */
  #succeeded(
    key: string,
    { creationTimestamp: created = '' }: KubeObject['metadata'],
    after: Fields,
  ): Successor['successorOf'] {
    const base = key.replace(SUFFIX, '');
    if (base === key) return null;
    const former = this.#newestOf.get(base);
    if (former === undefined && this.#newestOf.size >= MOST_OBJECTS) return null;
    // Times of the API compare as texts.
    if (former !== undefined && former.created > created) return null;
    this.#newestOf.set(base, { key, created });
    const text = former === undefined ? undefined : this.#texts.get(former.key);
    if (former === undefined || text === undefined) return null;
    return { name: former.key.slice(former.key.indexOf('/') + 1), before: parsed(text), after };
  }

  #textOf(text: string): string {
    const isRoom = text.length <= MOST_OF_ONE && this.#chars + text.length <= MOST_CHARS;
    return isRoom ? text : `#${createHash('sha256').update(text).digest('base64url')}`;
  }
}
