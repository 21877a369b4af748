// An API server that serves a recorded cluster over TLS and takes its time for every call.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSnapshotManifest } from '../../dist/integrations/kubernetes/snapshot/manifest.js';
import { Recording } from '../../dist/integrations/kubernetes/snapshot/recording.js';
import { answerFromSnapshot } from '../../dist/integrations/kubernetes/snapshot/snapshot-api.js';
import { selfSigned } from '../support/self-signed.ts';

/** @param {number} port @param {string} cert */
const kubeconfigFor = (port, cert) => ({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'bench',
  clusters: [
    {
      name: 'bench',
      cluster: {
        server: `https://127.0.0.1:${port}`,
        'certificate-authority-data': Buffer.from(cert).toString('base64'),
      },
    },
  ],
  users: [{ name: 'bench', user: { token: 'bench-token' } }],
  contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'bench' } }],
});

/** Groups of operators that this cluster lacks, as most lack them; Istio's are there, with nothing in them. */
const UNSERVED =
  /^\/apis\/(?:cert-manager\.io|chaos-mesh\.org|litmuschaos\.io|argoproj\.io|keda\.sh|[\w.]+\.fluxcd\.io|gateway\.networking\.k8s\.io)\//;
const NOT_SERVED = { status: 404, contentType: 'text/plain', body: '404 page not found' };

/** A list, not an object: nothing follows the plural. */
const LIST = /^\/(?:api\/v1|apis\/[^/?]+\/[^/?]+)(?:\/namespaces\/[^/?]+)?\/[^/?]+(?:\?|$)/;
const json = (status, body) => ({ status, contentType: 'application/json', body: JSON.stringify(body) });
const EMPTY = json(200, { kind: 'List', apiVersion: 'v1', metadata: { resourceVersion: '1' }, items: [] });
const NOT_FOUND = json(404, {
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  message: 'not found',
  reason: 'NotFound',
  code: 404,
});

/** As the recorded cluster, but kinds that were not recorded are there, with nothing in them. @param {string} url */
const answerTo = async (url, recording) => {
  if (UNSERVED.test(url)) return NOT_SERVED;
  const answer = await answerFromSnapshot(`https://bench.invalid${url}`, recording);
  if (answer.status !== 503 || /\/log\?/.test(url)) return answer;
  return LIST.test(url) ? EMPTY : NOT_FOUND;
};

/**
 * @param {{ snapshot: string, delayMs: number }} options `delayMs` from a request's arrival to its answer
 * @returns the server; `takeCalls` gives the calls since it was last asked, with their times
 */
export const startKubernetesApi = async ({ snapshot, delayMs }) => {
  const manifest = parseSnapshotManifest(await readFile(join(snapshot, 'snapshot.json'), 'utf8'));
  const recording = new Recording(snapshot, manifest);
  const certificate = selfSigned('bench');
  /** @type {{ url: string, start: number, end: number, bytes: number }[]} */
  let calls = [];
  const server = createServer(certificate, (request, response) => {
    const call = {
      url: request.url ?? '',
      start: performance.now(),
      end: Number.POSITIVE_INFINITY,
      bytes: 0,
    };
    calls.push(call);
    const answer = answerTo(call.url, recording);
    setTimeout(async () => {
      const { status, contentType, body } = await answer;
      call.end = performance.now();
      call.bytes = Buffer.byteLength(body);
      response.writeHead(status, { 'content-type': contentType }).end(body);
    }, delayMs);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = await mkdtemp(join(tmpdir(), 'kuberca-bench-'));
  const kubeconfig = join(folder, 'kubeconfig');
  await writeFile(kubeconfig, JSON.stringify(kubeconfigFor(server.address().port, certificate.cert)));
  return {
    kubeconfig,
    takeCalls: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
};

/**
 * How many calls waited for one another: the longest chain in which each began after the one before was answered.
 * @param {readonly { start: number, end: number }[]} calls
 */
export const dependentRounds = (calls) => {
  const depths = new Map();
  for (const call of calls.toSorted((a, b) => a.start - b.start)) {
    const before = [...depths].filter(([earlier]) => earlier.end <= call.start).map(([, depth]) => depth);
    depths.set(call, Math.max(0, ...before) + 1);
  }
  return Math.max(0, ...depths.values());
};
