// `make run`: the service for development. Settings come from the environment; without NATS_URL (or NATS_CONTEXT, or
// STREAM_ENABLED=false) a local NATS server with JetStream is started beside it, on a store that is kept between runs.
import { join } from 'node:path';
import { findNatsServer, startNatsServer } from './nats-server.mjs';
import { ROOT, spawnService } from './service.mjs';

/** @param {string} name */
const given = (name) => (process.env[name] ?? '').trim() !== '';

const startNats = async () => {
  const wanted = !given('NATS_URL') && !given('NATS_CONTEXT') && process.env.STREAM_ENABLED !== 'false';
  if (!wanted) return null;
  const { path, version } = await findNatsServer();
  const nats = await startNatsServer({ binary: path, storeDir: join(ROOT, '.cache', 'run-nats') });
  process.stderr.write(
    `nats-server ${version} on ${nats.url}; try: nats --server ${nats.url} sub 'kuberca.results.>'\n`,
  );
  return nats;
};

const nats = await startNats();
const service = spawnService({ ...process.env, ...(nats && { NATS_URL: nats.url }) }, 'inherit');
for (const signal of ['SIGINT', 'SIGTERM']) {
  // Ctrl-C reaches the service too; a second one must not leave it behind.
  process.on(signal, () => service.kill('SIGTERM'));
}
service.once('exit', (code, signal) => {
  const done = nats === null ? Promise.resolve() : nats.stop();
  void done.finally(() => process.exit(signal === null ? (code ?? 1) : 1));
});
