// What the change recorder costs in a cluster of 20,000 objects that it watches (5,000 pods are beside it and not watched): resident memory of
// a process of this role alone, before and after it has listed all, calls to the API server, and calls when every watch breaks off at once.
// Needs a build, and Linux.
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNatsServer } from '../../scripts/nats-server.mjs';
import { ServiceProcess } from '../support/service-process.ts';
import { megabytes, printTable } from './figures.mjs';

/** How many there are of each kind, and how large one is. */
const CLUSTER = {
  deployments: { count: 1_500, chars: 3_000 },
  statefulsets: { count: 300, chars: 3_000 },
  daemonsets: { count: 60, chars: 3_000 },
  configmaps: { count: 9_000, chars: 1_500 },
  services: { count: 3_000, chars: 400 },
  nodes: { count: 300, chars: 300 },
  horizontalpodautoscalers: { count: 1_000, chars: 500 },
  networkpolicies: { count: 1_000, chars: 600 },
  rolebindings: { count: 2_000, chars: 300 },
  ingresses: { count: 800, chars: 600 },
  poddisruptionbudgets: { count: 1_040, chars: 200 },
};
const OBJECTS = Object.values(CLUSTER).reduce((sum, { count }) => sum + count, 0);

const objectOf = (plural, at, chars) => {
  const text = `${plural} ${at} `.repeat(Math.ceil(chars / 16)).slice(0, chars);
  const metadata = { name: `${plural}-${at}`, namespace: `team-${at % 40}`, resourceVersion: String(at + 1) };
  const status = { text: 'of no interest '.repeat(40) };
  return plural === 'configmaps' ? { metadata, data: { text } } : { metadata, spec: { text }, status };
};

const counts = { lists: 0, pages: 0, watches: 0 };
const watches = new Set();
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://api');
  const plural = url.pathname.split('/').at(-1) ?? '';
  const { count, chars } = CLUSTER[plural] ?? { count: 0, chars: 0 };
  if (url.searchParams.get('watch') === '1') {
    counts.watches += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    watches.add(response);
    response.on('close', () => watches.delete(response));
    return;
  }
  const from = Number(url.searchParams.get('continue') ?? 0);
  const to = Math.min(count, from + Number(url.searchParams.get('limit')));
  counts.pages += 1;
  if (from === 0) counts.lists += 1;
  const items = Array.from({ length: to - from }, (_, at) => objectOf(plural, from + at, chars));
  const metadata = { resourceVersion: '100000', ...(to < count && { continue: String(to) }) };
  response.end(JSON.stringify({ items, metadata }));
});

const residentBytes = async (pid) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;

const folder = await mkdtemp(join(tmpdir(), 'kuberca-recorder-'));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const kubeconfig = join(folder, 'kubeconfig');
await writeFile(
  kubeconfig,
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'c',
        cluster: { 'insecure-skip-tls-verify': true, server: `http://127.0.0.1:${server.address().port}` },
      },
    ],
    users: [{ name: 'u', user: {} }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'c',
  }),
);
const nats = await startNatsServer();
const settings = { NATS_URL: nats.url, KUBECONFIG: kubeconfig, SERVICE_ROLES: 'recorder' };
const without = await ServiceProcess.start({ ...settings, CHANGES_WATCH: 'false' });
await sleep(3_000);
const before = await residentBytes(without.pid);
await without.stop();
const service = await ServiceProcess.start({ ...settings, CHANGES_WATCH: 'true' });
await service.logs('changes_watched');
await sleep(10_000);
const after = await residentBytes(service.pid);
const first = { ...counts };
for (const watch of watches) watch.destroy();
await sleep(10_000);
printTable(
  `The change recorder beside ${OBJECTS} objects`,
  ['without', 'with', 'lists', 'pages', 'watches', 'lists after all broke', 'watches then'],
  [
    [
      '',
      megabytes(before),
      megabytes(after),
      first.lists,
      first.pages,
      first.watches,
      counts.lists - first.lists,
      counts.watches - first.watches,
    ].map(String),
  ],
);
await service.stop();
await nats.stop();
server.close();
server.closeAllConnections();
await rm(folder, { recursive: true });
