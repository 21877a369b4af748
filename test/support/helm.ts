import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { findHelm } from '../../scripts/find-helm.mjs';

const run = promisify(execFile);
const CHART = 'deploy/helm/kuberca';
export const EXAMPLES = 'deploy/helm/examples';

/** One object of a rendering. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

const binary = findHelm();

/** Runs helm. @throws {Error} with what it said */
export const helm = async (...args: readonly string[]): Promise<string> => {
  const { stdout } = await run(await binary, [...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
};

/** The names of the example values. */
export const exampleValues = (): readonly string[] => readdirSync(EXAMPLES).toSorted();

/** The text that the chart renders, as `helm install` would send it. */
export const renderedText = (...args: readonly string[]): Promise<string> =>
  helm('template', 'kube-rca-agent', CHART, '--namespace', 'kube-rca', '--kube-version', '1.31.0', ...args);

/** The same as objects. */
export const rendered = async (...args: readonly string[]): Promise<readonly Rendered[]> =>
  parseAllDocuments(await renderedText(...args))
    .map((document) => document.toJS() as Rendered | null)
    .filter((object) => object !== null);

export const lintChart = (values: string): Promise<string> =>
  helm('lint', '--strict', CHART, '--kube-version', '1.31.0', '--values', join(EXAMPLES, values));

/** As a person tells one from another. */
export const named = ({ kind, metadata: { name, namespace = '' } }: Rendered): string =>
  `${kind} ${namespace}/${name}`;

/** A Deployment, as far as the tests look. */
export interface Workload {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas?: number;
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly env: readonly { readonly name: string; readonly value: string }[];
        }[];
      };
    };
  };
}

export const workloads = (objects: readonly Rendered[]): readonly Workload[] =>
  objects.filter(({ kind }) => kind === 'Deployment') as unknown as readonly Workload[]; // as the API has them

/** What a workload's process is started with. */
export const environmentOf = ({ spec }: Workload): Readonly<Record<string, string>> =>
  Object.fromEntries((spec.template.spec.containers[0]?.env ?? []).map(({ name, value }) => [name, value]));
