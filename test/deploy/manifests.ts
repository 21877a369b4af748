import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

const read = (file: string): string => readFileSync(join('deploy', file), 'utf8');

/** What `kubectl apply -k deploy` applies: the files of the kustomization, in its order. */
export const manifestFiles = (): readonly string[] =>
  (parse(read('kustomization.yaml')) as { resources: string[] }).resources;

export const manifests = (): readonly Manifest[] =>
  manifestFiles().flatMap((file) =>
    parseAllDocuments(read(file)).map((document) => document.toJS() as Manifest),
  );

/** All objects of a kind; `T` is what the test reads of them. */
export const ofKind = <T>(kind: string): readonly (Manifest & T)[] =>
  manifests().filter((manifest) => manifest.kind === kind) as (Manifest & T)[];
