import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import type { Expectation } from './recorded-scenario.js';

const run = promisify(execFile);

/** Where the small cluster for tests lies, beside this repository. */
const KUBELAB = resolve(import.meta.dirname, '../../../shared/kubelab');
const TOKEN_LIFETIME = '1h';

interface Kubeconfig {
  readonly clusters: readonly {
    readonly name: string;
    readonly cluster: Readonly<Record<string, unknown>>;
  }[];
}

/** Whether it is there; prints that its tests are skipped, once a file, when it is not. */
export const hasKubelab = (): boolean => {
  if (existsSync(join(KUBELAB, 'up'))) return true;
  process.stderr.write(`skipped, because there is no kubelab in ${join('..', 'shared', 'kubelab')}\n`);
  return false;
};

/** The scenarios that can be seeded, by name. */
export const labScenarios = (): Promise<readonly string[]> => readdir(join(KUBELAB, 'scenarios'));

/** What an answer to a scenario's alert must and must not say. */
export const labExpectation = async (scenario: string): Promise<Expectation> =>
  JSON.parse(await readFile(join(KUBELAB, 'scenarios', scenario, 'expect.json'), 'utf8'));

/** A real API server with simulated nodes, started for one suite. */
export class Kubelab {
  private constructor(readonly folder: string) {}

  /** Starts one: about 10 s and 0.8 GB. Stop it in `afterAll`. */
  static async start(): Promise<Kubelab> {
    const folder = await mkdtemp(join(tmpdir(), 'kubelab-'));
    const lab = new Kubelab(folder);
    try {
      await run(join(KUBELAB, 'up'), [folder]);
    } catch (error) {
      await lab.stop();
      throw error;
    }
    return lab;
  }

  /** Of a cluster administrator. */
  get kubeconfig(): string {
    return join(this.folder, 'kubeconfig');
  }

  /** Puts scenarios into the cluster, side by side: 5–10 s for one, about 15 s for eight. */
  async seed(...scenarios: readonly string[]): Promise<void> {
    await Promise.all(
      scenarios.map((name) => run(join(KUBELAB, 'seed'), [this.folder, join(KUBELAB, 'scenarios', name)])),
    );
  }

  /** The Alertmanager webhook body of a seeded scenario, with the names and times of this run. */
  async alert(scenario: string): Promise<Record<string, unknown>> {
    return JSON.parse(await readFile(join(this.folder, 'alerts', `${scenario}.json`), 'utf8'));
  }

  /** Runs kubectl as administrator. @returns what it printed */
  async kubectl(...args: readonly string[]): Promise<string> {
    const { stdout } = await run(join(KUBELAB, 'kubectl'), ['--kubeconfig', this.kubeconfig, ...args], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  }

  /** Records the cluster as it is now. @returns the folder, for `KUBE_SNAPSHOT`; gone when the lab stops */
  async record(): Promise<string> {
    const out = await mkdtemp(join(this.folder, 'snapshot-'));
    const script = resolve(import.meta.dirname, '../../scripts/record-snapshot.mjs');
    const from = ['--kubectl', join(KUBELAB, 'kubectl'), '--kubeconfig', this.kubeconfig];
    await run(process.execPath, [script, '--out', out, ...from]);
    return out;
  }

  /** Applies manifests given as text. */
  async apply(yaml: string, ...args: readonly string[]): Promise<string> {
    const file = join(this.folder, `apply-${Date.now()}-${Math.random().toString(36).slice(2)}.yaml`);
    await writeFile(file, yaml);
    return this.kubectl('apply', '-f', file, ...args);
  }

  /**
   * Makes a kubeconfig of a service account that has the rights of a ClusterRole and no others.
   * @param clusterRole manifest that holds exactly one ClusterRole, among others perhaps
   * @returns path of the kubeconfig, with a token of an hour
   */
  async serviceAccountKubeconfig(name: string, clusterRole: string): Promise<string> {
    const role = clusterRole
      .split(/^---$/m)
      .map((document) => parse(document) as { kind?: string; metadata?: { name?: string } } | null)
      .find((document) => document?.kind === 'ClusterRole');
    if (!role?.metadata?.name) throw new Error('no ClusterRole in the manifest');
    await this.apply(stringify(role));
    await this.kubectl('create', 'serviceaccount', name, '-n', 'default');
    await this.kubectl(
      'create',
      'clusterrolebinding',
      name,
      `--clusterrole=${role.metadata.name}`,
      `--serviceaccount=default:${name}`,
    );
    const token = (
      await this.kubectl('create', 'token', name, '-n', 'default', '--duration', TOKEN_LIFETIME)
    ).trim();
    return this.tokenKubeconfig(name, token);
  }

  /** Makes a kubeconfig that uses a token. @returns its path */
  async tokenKubeconfig(name: string, token: string): Promise<string> {
    const { clusters } = parse(await readFile(this.kubeconfig, 'utf8')) as Kubeconfig;
    const context = { name, context: { cluster: clusters[0]?.name, user: name } };
    const file = join(this.folder, `kubeconfig-${name}`);
    await writeFile(
      file,
      stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters,
        users: [{ name, user: { token } }],
        contexts: [context],
        'current-context': name,
      }),
    );
    return file;
  }

  async stop(): Promise<void> {
    await run(join(KUBELAB, 'down'), [this.folder]).catch(() => undefined); // it may not have come up
    await rm(this.folder, { recursive: true, force: true });
  }
}
