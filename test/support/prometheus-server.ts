import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './free-port.js';
import { readBody } from './json-exchange.js';
import { until } from './until.js';

/** `PROMETHEUS_BIN`, else what PATH has. */
const BINARY = process.env['PROMETHEUS_BIN'] ?? 'prometheus';

/** Whether there is a Prometheus to start; prints that its tests are skipped, once a file, when there is none. */
export const hasPrometheus = (): boolean => {
  if (spawnSync(BINARY, ['--version']).status === 0) return true;
  process.stderr.write(
    'skipped, because there is no prometheus: set PROMETHEUS_BIN, or install the package prometheus\n',
  );
  return false;
};

/** What a command of promtool complains of; `null` when there is none beside the Prometheus. */
const promtool = (...args: readonly string[]): string | null => {
  const { status, stdout, stderr, error } = spawnSync(BINARY.replace(/prometheus$/, 'promtool'), args, {
    encoding: 'utf8',
  });
  if (error !== undefined) return null;
  return status === 0 ? '' : `${stdout}${stderr}`;
};

export const checkRules = (file: string): string | null => promtool('check', 'rules', file);

/** Plays series against rules, minutes in no time. @param file of `promtool test rules` */
export const playRules = (file: string): string | null => promtool('test', 'rules', file);

/** An alert as Prometheus sends it to an Alertmanager. */
export interface SentAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly generatorURL: string;
}

/** A real Prometheus that scrapes an exporter of the test five times a second, and sends its alerts back to the test. */
export interface PrometheusServer {
  readonly url: string;
  /** What the exporter says from now on, in the text format. */
  expose(metrics: string): void;
  /** Alerts sent so far. */
  readonly sent: readonly SentAlert[];
  stop(): Promise<void>;
}

const EVERY = '200ms';
const START_MS = 60_000;

/** Exporter and Alertmanager in one. */
const startCounterpart = async () => {
  let exposed = '';
  const sent: SentAlert[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(exposed);
      return;
    }
    readBody(request).then(
      (body) => {
        sent.push(...(JSON.parse(body) as SentAlert[]));
        response.end();
      },
      () => response.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    expose: (metrics: string) => void (exposed = `${metrics.trim()}\n`),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const configOf = (address: string, services: readonly string[], alertmanagers: readonly string[]) => ({
  global: { scrape_interval: EVERY, scrape_timeout: EVERY, evaluation_interval: EVERY },
  rule_files: ['rules.yml'],
  alerting: { alertmanagers: [{ static_configs: [{ targets: [address, ...alertmanagers] }] }] },
  scrape_configs: [
    { job_name: 'shop', static_configs: [{ targets: [address] }] },
    { job_name: 'kuberca', static_configs: [{ targets: services }] },
  ],
});

const stopProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/**
 * Starts one with its data in a temporary folder: about a second, 60 MB.
 * @param groups rule groups as in a rules file
 * @param services `host:port` of what else it scrapes, as the job `kuberca`
 * @param alertmanagers `host:port` of whoever else is sent its alerts
 */
export const startPrometheus = async (
  groups: readonly unknown[],
  services: readonly string[] = [],
  alertmanagers: readonly string[] = [],
): Promise<PrometheusServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const counterpart = await startCounterpart();
  await writeFile(
    join(folder, 'prometheus.yml'),
    stringify(configOf(counterpart.address, services, alertmanagers)),
  );
  await writeFile(join(folder, 'rules.yml'), stringify({ groups }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let log = '';
  const child = spawn(
    BINARY,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--alertmanager.notification-queue-capacity=100',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  child.stderr.on('data', (chunk: Buffer) => void (log = `${log}${chunk}`.slice(-4000)));
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    await counterpart.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until(
      'Prometheus is ready',
      async () => {
        if (child.exitCode !== null) throw new Error(log);
        return (await fetch(`${url}/-/ready`)).ok;
      },
      START_MS,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, expose: counterpart.expose, sent: counterpart.sent, stop };
};
