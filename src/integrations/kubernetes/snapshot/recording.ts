import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KubeObject } from '../../../evidence/objects.js';
import type { ServedKind } from '../client/discovery.js';
import type { ApiRequest } from './api-request.js';
import type { SnapshotManifest } from './manifest.js';
import { readKey } from './read-key.js';
import { pluralOf, RecordedKinds } from './recorded-kinds.js';

/** A collection of a recorded cluster, or that it was not recorded. */
export type RecordedCollection =
  | { readonly recorded: true; readonly objects: readonly KubeObject[] }
  | { readonly recorded: false; readonly reason: string };

const key = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;

const byKey = (one: KubeObject, other: KubeObject): number => {
  const [left, right] = [key(one), key(other)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

/** The objects of a file: those of a List, or the one it holds. */
const objectsIn = (text: string): readonly KubeObject[] => {
  const json = JSON.parse(text) as KubeObject & { readonly items?: readonly KubeObject[] };
  if (json.items === undefined) return [json];
  const { kind = '', apiVersion } = json;
  return json.items.map((item) => ({ apiVersion, kind: kind.replace(/List$/, ''), ...item }));
};

/** The objects and logs of a snapshot folder, read once. */
export class Recording {
  private readonly kinds: RecordedKinds;
  private reading: Promise<ReadonlyMap<string, readonly KubeObject[]>> | undefined;

  constructor(
    private readonly folder: string,
    readonly manifest: SnapshotManifest,
  ) {
    this.kinds = new RecordedKinds(manifest.kinds);
  }

  /**
   * What a request may be answered from: the whole collection, or what is known of it when this very request was recorded.
   * @throws Error when a file of the folder cannot be read
   */
  async answering(request: ApiRequest): Promise<RecordedCollection> {
    const { apiVersion, plural, namespace } = request;
    const whole = await this.collection(apiVersion, plural, namespace);
    if (whole.recorded || !this.manifest.reads.has(readKey(request))) return whole;
    const objects = ((await this.objects()).get(plural) ?? [])
      .filter((object) => (object.apiVersion ?? 'v1') === apiVersion)
      .filter(({ metadata }) => namespace === null || metadata.namespace === namespace);
    return { recorded: true, objects };
  }

  /**
   * In the order the API gives: by namespace, then name.
   * @param namespace `null` for all
   * @throws Error when a file of the folder cannot be read
   */
  async collection(
    apiVersion: string,
    plural: string,
    namespace: string | null,
  ): Promise<RecordedCollection> {
    const ofKind = (await this.objects()).get(plural) ?? [];
    const served = new Set(ofKind.map((object) => object.apiVersion ?? 'v1'));
    if (!this.kinds.covers(apiVersion, plural, served)) {
      return { recorded: false, reason: `not recorded: the snapshot holds no ${plural} of ${apiVersion}` };
    }
    const objects = ofKind.filter((object) => (object.apiVersion ?? 'v1') === apiVersion);
    return this.within(objects, namespace);
  }

  /**
   * The kinds of the objects that were recorded.
   * @throws Error when a file of the folder cannot be read
   */
  async served(): Promise<readonly ServedKind[]> {
    const found = new Map<string, ServedKind>();
    for (const [name, objects] of await this.objects()) {
      for (const { apiVersion = 'v1', kind = '', metadata } of objects) {
        const singularName = kind.toLowerCase();
        const namespaced = metadata.namespace !== undefined;
        found.set(`${apiVersion}/${kind}`, {
          apiVersion,
          kind,
          name,
          singularName,
          shortNames: [],
          namespaced,
        });
      }
    }
    return [...found.values()];
  }

  /** The recorded log, each line with its time in front; `null` when there is no file. */
  async log(namespace: string, pod: string, container: string, previous: boolean): Promise<string | null> {
    const name = `${container}${previous ? '.previous' : ''}.log`;
    try {
      return await readFile(join(this.folder, 'logs', namespace, pod, name), 'utf8');
    } catch {
      return null;
    }
  }

  private within(objects: readonly KubeObject[], namespace: string | null): RecordedCollection {
    const { namespaces } = this.manifest;
    if (namespace !== null) {
      if (namespaces !== null && !namespaces.includes(namespace)) {
        return { recorded: false, reason: `not recorded: the snapshot does not hold namespace ${namespace}` };
      }
      return { recorded: true, objects: objects.filter(({ metadata }) => metadata.namespace === namespace) };
    }
    if (namespaces !== null && objects.some(({ metadata }) => metadata.namespace !== undefined)) {
      return { recorded: false, reason: `not recorded: the snapshot holds only ${namespaces.join(', ')}` };
    }
    return { recorded: true, objects };
  }

  private objects(): Promise<ReadonlyMap<string, readonly KubeObject[]>> {
    this.reading ??= this.read();
    return this.reading;
  }

  private async read(): Promise<ReadonlyMap<string, readonly KubeObject[]>> {
    const folder = join(this.folder, 'objects');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    const lists = await Promise.all(
      files.map(async (name) => {
        try {
          return objectsIn(await readFile(join(folder, name), 'utf8'));
        } catch (error) {
          throw new Error(`the snapshot's objects/${name} cannot be read: ${(error as Error).message}`, {
            cause: error,
          });
        }
      }),
    );
    return Map.groupBy(lists.flat().toSorted(byKey), ({ kind }) => pluralOf(kind ?? ''));
  }
}
