import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { json, startApiServer, status, type ApiServer } from '../support/api-server.js';
import { CompiledProcess } from '../support/compiled-process.js';
import { recordedScenarios } from '../support/recorded-scenario.js';
import { startService } from '../support/scenario/service-under-test.ts';
import type { Json } from '../support/scenario/json.ts';

/** Longest that an analysis of a cluster that does not answer may take, with the start of the process. */
const BOUND_MS = 30_000;

const scenarios = recordedScenarios();
const folderOf = (name: string): string => scenarios.find((each) => each.name === name)?.folder ?? '';
const OOM = folderOf('oomkilled');

const analyze = async (args: readonly string[], settings: Readonly<Record<string, string>> = {}) => {
  const process = new CompiledProcess('cli/kuberca.js', ['analyze', ...args], settings);
  const { code } = await process.exited;
  return { code, out: process.stdout, err: process.stderr };
};

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'kuberca-analyze-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('kuberca analyze', () => {
  it.each(scenarios)('answers $name as the service does', async ({ folder }) => {
    const file = join(folder, 'alert.json');
    const service = await startService({ KUBE_SNAPSHOT: folder });
    const { alerts } = JSON.parse(await readFile(file, 'utf8')) as { readonly alerts: readonly [Json] };
    const [alert] = alerts;
    const expected = await service.analyse(alert).finally(() => service.close());
    const one = join(work, 'one.json');
    await writeFile(one, JSON.stringify(alert));
    const { code, out, err } = await analyze(['--alert', one, '--snapshot', folder, '-o', 'json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const told = JSON.parse(out) as Json;
    expect(told['analysis_summary']).toBe(expected.summary);
    // The service may have metrics, kept logs and traces beside it, and tells what of these is missing.
    const found = (detail: unknown): string | undefined => String(detail).split('#### **Missing Data**')[0];
    expect(found(told['analysis_detail'])).toBe(found(expected.detail));
    expect(told['cause']).toEqual(expected.cause);
  });

  it.each([
    ['deployment/cart-api', '-n', 'shop'],
    ['deploy', 'cart-api', '--namespace', 'shop'],
    ['deployments.apps/cart-api', '-n', 'shop'],
    ['svc/cart-api', '-n', 'shop'],
    ['rs/cart-api-6b6ccbc6c7', '-n', 'shop'],
  ])('finds the cause of %s %s %s', async (...object) => {
    const { code, out, err } = await analyze([...object, '--snapshot', OOM]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^(Deployment shop\/cart-api|The trouble of ).*memory limit of 256Mi/);
    expect(out).toContain('memory/container-limit');
    expect(out).not.toContain('\u001b');
  });

  it('writes Markdown and Korean where they are asked for', async () => {
    const object = ['deploy/cart-api', '-n', 'shop', '--snapshot', OOM];
    const { out } = await analyze([...object, '--output', 'markdown', '--language', 'ko']);
    expect(out).toMatch(/^### 1\) 요약\n/);
    expect(out).toContain('#### **근본 원인**');
  });

  it('exits with 3 where nothing is wrong, also when keys and servers are set that it must not use', async () => {
    const settings = {
      NATS_URL: 'nats://127.0.0.1:9',
      OPENAI_API_KEY: 'sk-nothing',
      AI_PROVIDER: 'openai',
      OPENAI_BASE_URL: 'http://127.0.0.1:9',
      SESSION_DB_HOST: '127.0.0.1',
      SESSION_DB_NAME: 'none',
      SESSION_DB_USER: 'none',
    };
    const { code, out, err } = await analyze(['node/worker-2', '--snapshot', OOM], settings);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toMatch(/^No known cause explains the trouble on Node worker-2/);
  });

  it('looks at a kind that only this cluster knows, and at what its operator made of it', async () => {
    const cluster = join(work, 'operator');
    await cp(OOM, cluster, { recursive: true });
    const path = join(cluster, 'objects/deployments.json');
    const list = JSON.parse(await readFile(path, 'utf8')) as { readonly items: readonly Json[] };
    const owner = {
      apiVersion: 'ops.example.com/v1beta1',
      kind: 'Storefront',
      name: 'front',
      uid: '1c6f',
      controller: true,
    };
    const owned = list.items.map(({ metadata, ...rest }) => ({
      ...rest,
      metadata: { ...(metadata as Json), ownerReferences: [owner] },
    }));
    await writeFile(path, JSON.stringify({ ...list, items: owned }));
    const front = {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      metadata: { name: 'front', namespace: 'shop', uid: '1c6f' },
    };
    await writeFile(join(cluster, 'objects/storefronts.json'), JSON.stringify(front));
    const manifest = JSON.parse(await readFile(join(cluster, 'snapshot.json'), 'utf8')) as Json;
    const kinds = [...(manifest['kinds'] as readonly string[]), 'Storefront'];
    await writeFile(join(cluster, 'snapshot.json'), JSON.stringify({ ...manifest, kinds }));
    for (const word of ['storefront', 'storefronts.ops.example.com']) {
      const { code, out, err } = await analyze([`${word}/front`, '-n', 'shop', '--snapshot', cluster]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.split('\n')[0]).toMatch(/cart-api.*memory limit of 256Mi/);
    }
  });

  it('masks what it writes', async () => {
    const file = join(work, 'secret.json');
    const labels = { alertname: 'KubePodCrashLooping', namespace: 'shop', deployment: 'cart-api' };
    const annotations = { summary: 'login with password=hunter2secret failed' };
    const startsAt = '2026-11-23T18:52:33Z';
    await writeFile(file, JSON.stringify({ status: 'firing', labels, annotations, startsAt }));
    const { out } = await analyze(['--alert', file, '--snapshot', OOM, '-o', 'json']);
    expect(out).not.toContain('hunter2secret');
  });
});

describe('a call of kuberca analyze that cannot be answered', () => {
  const at = ['--snapshot', OOM];

  it.each([
    ['names no object', [], 2, ['KIND/NAME', '--alert', 'Usage:']],
    ['has no namespace', ['deploy/cart-api', ...at], 2, ['--namespace']],
    ['names an unknown kind', ['gadget/a', '-n', 'shop', ...at], 2, ['"gadget"', 'api-resources', 'pods']],
    ['names a file that is not there', ['--alert', '/no/such.json', ...at], 2, ['--alert /no/such.json']],
    ['names an object that is not there', ['deploy/cart', '-n', 'shop', ...at], 4, ['"cart" not found']],
    ['names no recording', ['deploy/a', '-n', 'shop', '-s', '/no/such'], 4, ['--snapshot /no/such']],
    ['has no cluster', ['deploy/a', '-n', 'shop'], 4, ['KUBECONFIG', '--snapshot']],
  ] as const)('%s', async (_what, args, code, parts) => {
    const { err, out, ...ended } = await analyze(args);
    expect({ ...ended, out }).toEqual({ code, out: '' });
    expect(err).toMatch(/^kuberca analyze: /);
    for (const part of parts) expect(err).toContain(part);
  });

  it('has a file that holds no alert', async () => {
    const file = join(work, 'broken.json');
    await writeFile(file, '{"status": "firing"');
    const { code, err } = await analyze(['--alert', file, ...at]);
    expect(code).toBe(2);
    expect(err).toContain(`--alert ${file}: the message is not JSON in UTF-8; give a JSON file`);
  });
});

describe('a call of kuberca analyze that says nothing of a namespace', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server.stop());

  it("is about that of kubectl's context", async () => {
    const config = JSON.parse(await readFile(server.kubeconfig, 'utf8')) as Json;
    const contexts = [{ name: 'test', context: { cluster: 'test', user: 'test', namespace: 'kiosk' } }];
    const file = join(work, 'context');
    await writeFile(file, JSON.stringify({ ...config, contexts }));
    server.answer((request, response) => {
      const served = json(200, { kind: 'APIResourceList', resources: [] });
      const missing = status(404, 'deployments.apps "cart" not found');
      (request.url === '/api/v1' ? served : missing)(request, response);
    });
    const { code, err } = await analyze(['deploy/cart'], { KUBECONFIG: file });
    expect(code).toBe(4);
    expect(err).toContain('"cart" not found; check kind, name and the namespace of the context');
    expect(server.requests.map(({ url }) => url)).toContain(
      '/apis/apps/v1/namespaces/kiosk/deployments/cart',
    );
  });
});

describe('a cluster that does not answer', () => {
  let silent: Server;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    silent = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it(
    'is given up after the time of one call, naming the settings',
    async () => {
      const { port } = silent.address() as AddressInfo;
      const kubeconfig = join(work, 'kubeconfig');
      await writeFile(
        kubeconfig,
        JSON.stringify({
          'current-context': 'a',
          contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
          clusters: [
            {
              name: 'a',
              cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true },
            },
          ],
          users: [{ name: 'a', user: { token: 't' } }],
        }),
      );
      const { code, out, err } = await analyze(['deploy/a', '-n', 'shop'], {
        KUBECONFIG: kubeconfig,
        K8S_API_TIMEOUT_SECONDS: '1',
      });
      expect({ code, out }).toEqual({ code: 4, out: '' });
      expect(err).toContain('K8S_API_TIMEOUT_SECONDS');
    },
    BOUND_MS,
  );
});
