// Fills NODE_COMPILE_CACHE while the image is built: runs the service once, has it analyse the recorded example (which loads
// the Kubernetes client), and stops it, because Node writes the cache on a clean exit.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, startService } from './service.mjs';

const { NODE_COMPILE_CACHE } = process.env;
if (NODE_COMPILE_CACHE === undefined) throw new Error('NODE_COMPILE_CACHE is not set');

const service = await startService({
  NODE_COMPILE_CACHE,
  KUBE_SNAPSHOT: join(ROOT, 'deploy/examples/snapshots/oomkilled'),
  SHUTDOWN_GRACE_SECONDS: '5',
});
const webhook = JSON.parse(await readFile(join(ROOT, 'deploy/examples/alerts/oomkilled.json'), 'utf8'));
const response = await fetch(`${service.url}/analyze`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ alert: webhook.alerts[0], thread_ts: '' }),
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok)
  throw new Error(`/analyze answered ${response.status}: ${await response.text()}\n${service.log()}`);
await response.body?.cancel();
await service.stop();
