import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './free-port.js';
import { until } from './until.js';

const START_MS = 60_000;

/** `ALERTMANAGER_BIN`, else what PATH has, by Debian's name first. */
const BINARY = [process.env['ALERTMANAGER_BIN'] ?? '', 'prometheus-alertmanager', 'alertmanager'].find(
  (name) => name !== '' && spawnSync(name, ['--version']).status === 0,
);

/** Whether there is one to start; prints that its tests are skipped, once a file, when there is none. */
export const hasAlertmanager = (): boolean => {
  if (BINARY !== undefined) return true;
  process.stderr.write(
    'skipped, because there is no Alertmanager: set ALERTMANAGER_BIN, or install the package prometheus-alertmanager\n',
  );
  return false;
};

/** A real Alertmanager. */
export interface AlertmanagerProcess {
  /** `host:port` for Prometheus. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts one, alone, with its data in a temporary folder.
 * @param config as in its configuration file
 * @throws {Error} with its log when it does not become ready
 */
export const startAlertmanager = async (config: object): Promise<AlertmanagerProcess> => {
  if (BINARY === undefined) throw new Error('there is no Alertmanager');
  const folder = await mkdtemp(join(tmpdir(), 'alertmanager-'));
  const file = join(folder, 'alertmanager.yml');
  await writeFile(file, stringify(config));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    BINARY,
    [
      `--config.file=${file}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => void (log = `${log}${chunk}`.slice(-4000)));
  const exited = new Promise((ended) => child.once('exit', ended));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until('Alertmanager is ready', async () => (await fetch(`http://${address}/-/ready`)).ok, START_MS);
  } catch (error) {
    await stop();
    throw new Error(`Alertmanager did not start:\n${log}`, { cause: error });
  }
  return { address, stop };
};
