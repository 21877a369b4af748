// Starts the compiled service as a process of its own, with exactly the settings given; for the demo and `make run`.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const READY_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 10_000;
const LOG_LINES_KEPT = 200;

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A port that was free a moment ago. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** @param {import('node:child_process').ChildProcess} child */
const hasExited = (child) => child.exitCode !== null || child.signalCode !== null;

/** What `npm start` runs: variables before `exec`, and what follows `node`. */
const [BEFORE = '', START = ''] = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
).scripts.start.split('exec node ');
const VARIABLES = Object.fromEntries(
  BEFORE.split(' ')
    .filter(Boolean)
    .map((variable) => variable.split('=')),
);

/** Runs the compiled service. @param {NodeJS.ProcessEnv} env @param {'inherit' | 'pipe'} output */
export const spawnService = (env, output) =>
  spawn(process.execPath, START.split(' '), {
    cwd: ROOT,
    env: { ...VARIABLES, NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compile'), ...env },
    stdio: ['ignore', output, output],
  });

/** @param {string} url @param {AbortSignal} signal */
const isReady = async (url, signal) => {
  try {
    const response = await fetch(`${url}/readyz`, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // not listening yet
  }
};

/**
 * Starts the service and waits until it is ready. It ends with this process at the latest.
 * @param {Record<string, string>} settings all of them: nothing but PATH and HOME comes from this process's environment
 * @returns {Promise<{ url: string, pid: number, log: () => string, stop: () => Promise<void> }>}
 * @throws {Error} with the end of its log when it does not become ready within 15 s
 */
export const startService = async (settings) => {
  const port = settings.PORT ?? String(await freePort());
  const { PATH, HOME } = process.env;
  const child = spawnService({ PATH, HOME, LOG_FORMAT: 'json', ...settings, PORT: port }, 'pipe');
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      lines.push(chunk);
      if (lines.length > LOG_LINES_KEPT) lines.shift();
    });
  }
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (!hasExited(child)) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await gone;
      clearTimeout(timer);
    }
    process.removeListener('exit', killAtExit);
  };

  const url = `http://127.0.0.1:${port}`;
  const deadline = AbortSignal.timeout(READY_TIMEOUT_MS);
  while (!(await isReady(url, deadline))) {
    if (hasExited(child) || deadline.aborted) {
      await stop();
      const state = child.exitCode === null ? 'was not ready in time' : `exited with code ${child.exitCode}`;
      throw new Error(`The service ${state}:\n${lines.join('')}`);
    }
    await sleep(20);
  }
  return { url, pid: child.pid, log: () => lines.join(''), stop };
};
