// A local nats-server with JetStream for tests, `make demo` and `make run`.
// On the command line: `nats-server.mjs find [debian]` prints the binary's path; `nats-server.mjs start [PORT]` runs one until Ctrl-C.
import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findDebianNatsServer, findNatsServer } from './find-nats-server.mjs';

export { findNatsServer };

const START_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 5_000;
const HOST = '127.0.0.1';

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Waits for a line, which says that the server is gone, then for the end of input, which also comes when our process is
// killed. A handler of 'exit' would not do: Jest's workers never call it, and SIGKILL leaves no chance to.
const WATCHER = 'if read -r _; then cat >/dev/null; else kill -9 "$1"; fi; rm -rf "$2"';

/** Ends the server and removes its folder when this process is no more. @param {number} pid @param {string} folder */
const watch = (pid, folder) => {
  const watcher = spawn('sh', ['-c', WATCHER, 'sh', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // Ctrl-C reaches the whole group; this one must outlive it
  });
  const closed = new Promise((resolve) => watcher.once('close', resolve));
  watcher.unref();
  watcher.stdin.unref();
  let told = false;
  return {
    serverIsGone: () => {
      if (!told) watcher.stdin.write('\n');
      told = true;
    },
    removeFolder: async () => {
      watcher.ref();
      watcher.stdin.end();
      await closed;
    },
  };
};

/** The port that the server itself chose and wrote down; null while it has not. @param {string} folder */
const writtenPort = async (folder) => {
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.ports'));
  if (name === undefined) return null;
  try {
    const [url] = JSON.parse(await readFile(join(folder, name), 'utf8')).nats ?? [];
    return url === undefined ? null : Number(new URL(url).port);
  } catch {
    return null; // half written: read again
  }
};

/** Whether a NATS server greets on this port. @param {number} port @returns {Promise<boolean>} */
const greets = (port) =>
  new Promise((resolve) => {
    const socket = connect({ host: HOST, port, timeout: 1_000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (chunk) => end(chunk.toString('latin1').startsWith('INFO ')));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => end(false));
  });

/** @param {import('node:child_process').ChildProcess} child */
const hasExited = (child) => child.exitCode !== null || child.signalCode !== null;

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
const end = async (child, signal) => {
  if (hasExited(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
};

/** @param {import('node:child_process').ChildProcess} child @param {string} folder @param {number} wanted -1 for any @param {string} log */
const untilReady = async (child, folder, wanted, log) => {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !hasExited(child)) {
    const port = wanted === -1 ? await writtenPort(folder) : wanted;
    if (port !== null && (await greets(port)) && !hasExited(child)) return port;
    await sleep(10);
  }
  throw new Error(`nats-server did not start:\n${(await readFile(log, 'utf8')).slice(-4_000)}`);
};

/**
 * Starts a server on 127.0.0.1 and waits until it answers. It ends with this process at the latest.
 * @param {import('./nats-server.mjs').StartOptions} [options]
 * @returns {Promise<import('./nats-server.mjs').RunningNats>}
 */
export const startNatsServer = async ({ storeDir, port = -1, config = '', binary } = {}) => {
  const path = binary ?? (await findNatsServer()).path;
  const folder = await mkdtemp(join(tmpdir(), 'kuberca-nats-'));
  const store = storeDir ?? join(folder, 'store');
  const log = join(folder, 'nats-server.log');
  const args = ['--addr', HOST, '--port', String(port), '--jetstream', '--store_dir', store];
  args.push('--ports_file_dir', folder);
  if (config !== '') {
    const file = join(folder, 'nats-server.conf');
    await writeFile(file, config);
    args.push('--config', file);
  }
  const output = await open(log, 'a');
  const child = spawn(path, args, { stdio: ['ignore', output.fd, output.fd] });
  const spawned = new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid));
    child.once('error', reject);
  });
  try {
    const pid = await spawned;
    const watcher = watch(pid, folder);
    /** @param {NodeJS.Signals} signal */
    const finish = async (signal) => {
      await end(child, signal);
      watcher.serverIsGone();
    };
    const stop = () => finish('SIGTERM').then(watcher.removeFolder);
    const chosen = await untilReady(child, folder, port, log).catch(async (error) => {
      await stop();
      throw error;
    });
    return {
      url: `nats://${HOST}:${chosen}`,
      port: chosen,
      pid,
      storeDir: store,
      log: () => readFile(log, 'utf8'),
      stop,
      kill: () => finish('SIGKILL'),
    };
  } finally {
    await output.close();
  }
};

const main = async ([command = 'find', argument]) => {
  if (command === 'find') {
    const { path, version, source } = await (argument === 'debian'
      ? findDebianNatsServer()
      : findNatsServer());
    process.stderr.write(`nats-server ${version} (${source})\n`);
    process.stdout.write(`${path}\n`);
    return;
  }
  if (command !== 'start') throw new Error(`unknown command ${command}; use find [debian] or start [PORT]`);
  const server = await startNatsServer({ port: argument === undefined ? 4222 : Number(argument) });
  process.stdout.write(`${server.url}\n`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  await server.stop();
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
