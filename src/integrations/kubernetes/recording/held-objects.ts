import type { KubeObject } from '../../../evidence/objects.js';
import type { CollectionRef } from '../reader.js';
import { pluralOf } from '../snapshot/recorded-kinds.js';

/** Kinds of which only metadata is asked: the answer then does not say which kind it is. */
const ASKED_FOR_METADATA: Readonly<Record<string, string>> = { configmaps: 'ConfigMap', secrets: 'Secret' };
const METADATA_ONLY = /^PartialObjectMetadata$/;

const ofItsKind = ({ apiVersion, plural }: CollectionRef, object: KubeObject): KubeObject =>
  METADATA_ONLY.test(object.kind ?? '')
    ? { ...object, apiVersion, kind: ASKED_FOR_METADATA[plural] ?? '' }
    : { ...object, apiVersion: object.apiVersion ?? apiVersion };

/** The objects that were read, each once, by the collection in which they lie. */
export class HeldObjects {
  private readonly held = new Map<string, { readonly file: string; readonly object: KubeObject }>();

  /** An object that a replay would not find under its plural is not held. */
  keep(collection: CollectionRef, given: KubeObject): void {
    const object = ofItsKind(collection, given);
    if (!this.finds(collection, object)) return;
    const { apiVersion, plural } = collection;
    const { namespace = '', name } = object.metadata;
    const [group = '', version] = apiVersion.split('/');
    const file = version === undefined ? plural : `${plural}.${group}`;
    const key = JSON.stringify([apiVersion, plural, namespace, name]);
    // What was read with its content is not replaced by its metadata alone.
    const before = this.held.get(key)?.object;
    if (before !== undefined && 'data' in before && !('data' in object)) return;
    this.held.set(key, { file, object });
  }

  /** By the name of the file in which they are written, without its ending. */
  byFile(): ReadonlyMap<string, readonly KubeObject[]> {
    const groups = Map.groupBy(this.held.values(), ({ file }) => file);
    return new Map([...groups].map(([file, entries]) => [file, entries.map(({ object }) => object)]));
  }

  private finds({ apiVersion, plural }: CollectionRef, { kind = '', apiVersion: own }: KubeObject): boolean {
    return own === apiVersion && pluralOf(kind) === plural;
  }
}
