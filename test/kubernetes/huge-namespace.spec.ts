import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import { collectorsOver } from '../support/integrations.js';
import { loadSettings } from '../../src/config/load.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { startApiServer, type ApiServer } from '../support/api-server.js';

const STARTED = '2026-03-02T09:14:30Z';
const KINDS: Readonly<Record<string, number>> = {
  pods: 5000,
  events: 50_000,
  jobs: 3000,
  services: 2000,
  replicasets: 2000,
  networkpolicies: 1000,
  ingresses: 1000,
  horizontalpodautoscalers: 1000,
  certificates: 1000,
  resourcequotas: 10,
  limitranges: 10,
  endpointslices: 50,
};

/** About as large as a real pod's, managed fields included. */
const PADDING = 'x'.repeat(6000);

const labels = { app: 'web', 'pod-template-hash': 'aaa' };

const controller = (kind: string, name: string) => [
  { apiVersion: 'apps/v1', kind, name, uid: `uid-${name}`, controller: true },
];

const objectOf = (plural: string, name: string): Record<string, unknown> => {
  const metadata = {
    name,
    namespace: 'huge',
    uid: `uid-${name}`,
    creationTimestamp: STARTED,
    labels,
    annotations: { padding: PADDING },
    managedFields: [{ manager: 'kubelet', time: STARTED, fieldsV1: { 'f:spec': {} } }],
  };
  const selector = { matchLabels: { app: 'web' } };
  const spec = {
    nodeName: 'w1',
    containers: [{ name: 'app', envFrom: [{ configMapRef: { name: 'flags' } }] }],
  };
  switch (plural) {
    case 'pods':
      return {
        metadata: { ...metadata, ownerReferences: controller('ReplicaSet', 'web-aaa') },
        spec,
        status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }] },
      };
    case 'replicasets':
      return {
        metadata: { ...metadata, ownerReferences: controller('Deployment', 'web') },
        spec: { selector, template: { spec } },
      };
    case 'deployments':
      return { metadata, spec: { selector, template: { metadata: { labels }, spec } } };
    case 'events':
      return {
        metadata,
        type: 'Warning',
        reason: 'BackOff',
        message: 'back-off',
        lastTimestamp: STARTED,
        involvedObject: { kind: 'Pod', name: 'web-aaa-1' },
      };
    case 'services':
      return { metadata, spec: { selector: { app: name } } };
    default:
      return { metadata, spec: {} };
  }
};

/** What a server of a huge namespace gave. */
class Given {
  bytes = 0;
  items = 0;
  readonly lists: URL[] = [];
}

/** Answers like the API: a page of at most `limit`, and where the next begins. Without a limit it gives all. */
const answerHugely =
  (given: Given) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '', 'https://server');
    const [plural = '', name, sub] = url.pathname
      .replace(/^.*\/namespaces\/[^/]+\//, '')
      .replace(/^\/api\/v1\//, '')
      .split('/');
    const body =
      name === undefined ? page(plural, url, given) : JSON.stringify({ ...objectOf(plural, name) });
    const text = sub === 'log' ? `${STARTED} line\n` : body;
    given.bytes += Buffer.byteLength(text);
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  };

const page = (plural: string, url: URL, given: Given): string => {
  given.lists.push(url);
  const total = KINDS[plural] ?? 0;
  const start = Number(url.searchParams.get('continue') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? total);
  const count = Math.max(0, Math.min(limit, total - start));
  given.items += count;
  const items = Array.from({ length: count }, (_, index) => objectOf(plural, `web-aaa-${start + index}`));
  const next = start + count < total ? { continue: String(start + count) } : {};
  return JSON.stringify({ kind: 'List', apiVersion: 'v1', metadata: next, items });
};

describe('a namespace of 5,000 pods and 50,000 events', () => {
  let server: ApiServer;
  let given: Given;

  beforeAll(async () => {
    server = await startApiServer();
  });
  beforeEach(() => {
    given = new Given();
    server.answer(answerHugely(given));
  });
  afterAll(() => server.stop());

  it.each([
    [{ namespace: 'huge', pod: 'web-aaa-1' }],
    [{ namespace: 'huge', deployment: 'web' }],
    [{ namespace: 'huge' }],
    [{ node: 'w1' }],
  ])('is read in pages of what is needed, for %j', async (named) => {
    const settings = loadSettings({ KUBECONFIG: server.kubeconfig });
    const reader = new ClusterReader(settings, new SystemClock());
    const request = {
      target: targetFromLabels(named, null),
      others: [],
      labels: named,
      annotations: {},
      startsAt: STARTED,
    };
    try {
      const { evidence } = await collectorsOver(reader, settings).collect(
        request,
        new AbortController().signal,
      );
      const shown = JSON.stringify(evidence).length;
      process.stdout.write(
        `huge namespace, ${JSON.stringify(named)}: ${given.lists.length} lists, ${given.items} objects, ${Math.round(given.bytes / 1024)} KiB read, ${Math.round(shown / 1024)} KiB of evidence\n`,
      );
      expect(given.lists.filter(({ searchParams }) => !searchParams.has('limit'))).toEqual([]);
      const events = given.lists.filter(({ pathname }) => pathname.endsWith('/events'));
      expect(events.filter(({ searchParams }) => !searchParams.has('fieldSelector'))).toEqual([]);
      // The lists of the graph, at most 500 of each kind, and the events of four objects; on a busy machine also what is read
      // by itself because its list is late.
      expect(given.items).toBeLessThanOrEqual(7000);
      expect(given.bytes).toBeLessThan(48 * 1024 * 1024);
      expect(shown).toBeLessThan(512 * 1024);
    } finally {
      await reader.onApplicationShutdown();
    }
  });
});
