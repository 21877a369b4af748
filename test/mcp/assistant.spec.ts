import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceProcess } from '../support/service-process.js';
import { until } from '../support/until.js';

const SNAPSHOT = 'deploy/examples/snapshots/oomkilled';
const ALERT = {
  alertname: 'KubePodCrashLooping',
  namespace: 'shop',
  pod: 'cart-api-6b6ccbc6c7-k2n68',
  severity: 'warning',
};

let folder: string;
let tokens: string;
let service: ServiceProcess;
/** A cluster that takes connections and never answers. */
let silent: Server;
let kubeconfig: string;
const clients: Client[] = [];

/** `legacy`: revision 2025-11-25, `auto`: 2026-07-28 where the server has it. */
type Era = 'legacy' | 'auto';

const connected = async (
  transport: Parameters<Client['connect']>[0],
  mode: Era = 'legacy',
): Promise<Client> => {
  const client = new Client({ name: 'a-test', version: '1' }, { versionNegotiation: { mode } });
  clients.push(client);
  await client.connect(transport);
  expect(client.getNegotiatedProtocolVersion()).toBe(mode === 'auto' ? '2026-07-28' : '2025-11-25');
  return client;
};

const overStdio = (era: Era, ...args: readonly string[]): Promise<Client> =>
  connected(
    new StdioClientTransport({
      command: process.execPath,
      args: ['dist/cli/kuberca.js', 'mcp', ...args],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        KUBECONFIG: kubeconfig,
        RUNBOOKS_DIR: folder,
        K8S_API_TIMEOUT_SECONDS: '60',
      },
      stderr: 'ignore',
    }),
    era,
  );

const overHttp = (token: string | null, era?: Era): Promise<Client> =>
  connected(
    new StreamableHTTPClientTransport(new URL(`${service.url}/mcp`), {
      requestInit: { headers: token === null ? {} : { authorization: `Bearer ${token}` } },
    }),
    era,
  );

const textOf = (result: Awaited<ReturnType<Client['callTool']>>): string => {
  const [first] = result.content as readonly { readonly type: string; readonly text?: string }[];
  return first?.text ?? '';
};

const call = async (client: Client, name: string, args: object = {}): Promise<string> =>
  textOf(await client.callTool({ name, arguments: { ...args } }));

interface Told {
  readonly id: string;
  readonly cause: { readonly mechanism: string } | null;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mcp-'));
  tokens = join(folder, 'tokens');
  writeFileSync(tokens, 'analyze a-token-of-an-assistant\ningest another-one-for-alerts\n');
  writeFileSync(
    join(folder, 'memory.md'),
    '---\ntitle: Out of memory\nalerts: KubePodCrashLooping\n---\n# Out of memory\npassword=hunter2-of-the-team\n1. Raise it.\n',
  );
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  kubeconfig = join(folder, 'kubeconfig');
  const server = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'u', user: {} }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    }),
  );
  service = await ServiceProcess.start({
    KUBE_SNAPSHOT: SNAPSHOT,
    MCP_ENABLED: 'true',
    TOOLS_SCOPE: 'cluster',
    API_TOKENS_FILE: tokens,
    SERVICE_ROLES: 'http',
  });
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await service.kill();
  silent.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an assistant on the same machine', () => {
  let client: Client;
  beforeAll(async () => {
    client = await overStdio('legacy', '--snapshot', SNAPSHOT);
  });

  it('is offered tools that only read, with what they need', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'analyse',
        'list_analyses',
        'get_analysis',
        'case_graph',
        'what_changed',
        'get_pod_logs',
      ]),
    );
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
    const logs = tools.find(({ name }) => name === 'get_pod_logs');
    expect(logs?.inputSchema.required).toEqual(expect.arrayContaining(['namespace', 'pod_name', 'analysis']));
    // Looks at all namespaces, which TOOLS_SCOPE=target does not.
    expect(tools.map(({ name }) => name)).not.toContain('list_namespaces');
  });

  it('is told the cause, reads the analysis again, and looks where it was about', async () => {
    const { id, cause } = JSON.parse(await call(client, 'analyse', { labels: ALERT })) as Told;
    expect(cause?.mechanism).toBe('memory/container-limit');
    expect(JSON.parse(await call(client, 'get_analysis', { id }))).toMatchObject({ id, cause });
    expect(JSON.parse(await call(client, 'list_analyses'))).toMatchObject({ asked_here: [{ id }] });
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain(`kuberca://analyses/${id}`);
    const { contents } = await client.readResource({ uri: `kuberca://analyses/${id}` });
    expect(JSON.parse((contents[0] as { readonly text: string }).text)).toMatchObject({ id });

    const pods = { namespace: 'shop', analysis: id };
    expect(await call(client, 'list_pods_in_namespace', pods)).toContain('cart-api-6b6ccbc6c7-k2n68');
    expect(await call(client, 'list_pods_in_namespace', { ...pods, namespace: 'kube-system' })).toMatch(
      /"error"\s*:\s*"forbidden"/,
    );
    expect(await call(client, 'list_pods_in_namespace', { ...pods, analysis: 'none' })).toMatch(
      /ask analyse first/,
    );
  });

  it('reads the graph of a case, and what changed in it', async () => {
    const about = { kind: 'deploy', name: 'cart-api', namespace: 'shop' };
    expect(await call(client, 'case_graph', about)).toMatch(/^subject: deployment shop\/cart-api/);
    expect(await call(client, 'case_graph', { ...about, form: 'mermaid' })).toMatch(/^flowchart/);
    expect(JSON.parse(await call(client, 'what_changed', { ...about, since_minutes: 10_080 }))).toEqual(
      expect.arrayContaining([expect.objectContaining({ object: 'deployment shop/cart-api' })]),
    );
    expect(JSON.parse(await call(client, 'what_changed', { ...about, since_minutes: 1 }))).toEqual([]);
  });

  it.each([
    [{}, /kind and name of an object, or the labels/],
    [{ kind: 'deploy', name: 'cart-api' }, /namespace must say where/],
    [{ kind: 'deploy', name: 'none', namespace: 'shop' }, /Deployment none/],
    [{ kind: 'widget', name: 'a', namespace: 'shop' }, /no kind "widget"/],
    [{ kind: 'deploy', name: '../x', namespace: 'shop' }, /is no name of an object/],
  ])('is told what is wrong with a question: %j', async (args, why) => {
    const result = await client.callTool({ name: 'analyse', arguments: args });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toMatch(why);
  });

  it('reads runbooks, masked, and picks prompts', async () => {
    const { resources } = await client.listResources();
    const runbook = resources.find(({ uri }) => uri.startsWith('kuberca://runbooks/'));
    expect(runbook?.title).toBe('Out of memory');
    const { contents } = await client.readResource({ uri: runbook?.uri ?? '' });
    const [{ text = '' } = {}] = contents as readonly { readonly text?: string }[];
    expect(text).toContain('Raise it.');
    expect(text).not.toContain('hunter2');
    expect((await client.listPrompts()).prompts.map(({ name }) => name)).toEqual([
      'investigate',
      'explain_alert',
      'recent_changes',
    ]);
    const { messages } = await client.getPrompt({
      name: 'investigate',
      arguments: { kind: 'deployment', name: 'cart-api', namespace: 'shop' },
    });
    expect(JSON.stringify(messages)).toMatch(/deployment cart-api in namespace shop/);
  });
});

describe('a call that takes long', () => {
  it.each(['legacy', 'auto'] as const)(
    'says that it goes on, and ends when the assistant cancels it (%s)',
    async (era) => {
      const client = await overStdio(era);
      const told: number[] = [];
      const cancelled = new AbortController();
      const asked = client.callTool(
        { name: 'analyse', arguments: { kind: 'deploy', name: 'cart', namespace: 'shop' } },
        { signal: cancelled.signal, onprogress: ({ progress }) => void told.push(progress) },
      );
      const ended = expect(asked).rejects.toThrow();
      await until('it said that it goes on', () => told.length > 0);
      cancelled.abort('no longer needed');
      await ended;
      // The process goes on.
      expect(JSON.parse(await call(client, 'list_analyses'))).toEqual({ asked_here: [] });
    },
  );
});

describe('a call over HTTP whose caller hangs up', () => {
  it('ends', async () => {
    const other = await ServiceProcess.start({
      KUBECONFIG: kubeconfig,
      K8S_API_TIMEOUT_SECONDS: '60',
      MCP_ENABLED: 'true',
      SERVICE_ROLES: 'http',
    });
    try {
      const client = await connected(new StreamableHTTPClientTransport(new URL(`${other.url}/mcp`)));
      const gone = new AbortController();
      let told = 0;
      const asked = client.callTool(
        { name: 'analyse', arguments: { kind: 'deploy', name: 'cart', namespace: 'shop' } },
        { signal: gone.signal, onprogress: () => void (told += 1) },
      );
      const ended = expect(asked).rejects.toThrow();
      await until('it said that it goes on', () => told > 0);
      await client.close();
      gone.abort();
      await ended;
      expect(await other.logs('mcp_call')).toMatchObject({ tool: 'analyse' });
    } finally {
      await other.kill();
    }
  });
});

describe('an assistant over HTTP', () => {
  it('needs a token that allows analyses', async () => {
    await expect(overHttp(null)).rejects.toThrow();
    await expect(overHttp('another-one-for-alerts')).rejects.toThrow();
    const answer = await fetch(`${service.url}/mcp`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(401);
    expect((await fetch(`${service.url}/mcp`)).status).toBe(405);
  });

  it.each(['legacy', 'auto'] as const)(
    'is answered as on the machine, within TOOLS_SCOPE=cluster (%s)',
    async (era) => {
      const client = await overHttp('a-token-of-an-assistant', era);
      const { cause } = JSON.parse(await call(client, 'analyse', { labels: ALERT })) as Told;
      expect(cause?.mechanism).toBe('memory/container-limit');
      const { tools } = await client.listTools();
      const logs = tools.find(({ name }) => name === 'get_pod_logs');
      expect(logs?.inputSchema.required).not.toContain('analysis');
      expect(await call(client, 'list_pods_in_namespace', { namespace: 'shop' })).toContain('cart-api');
      const { resources } = await client.listResources();
      expect(resources.length).toBeGreaterThan(0);
    },
  );

  it('finds nothing where it is not turned on', async () => {
    const other = await ServiceProcess.start({ KUBE_SNAPSHOT: SNAPSHOT, SERVICE_ROLES: 'http' });
    try {
      expect((await fetch(`${other.url}/mcp`, { method: 'POST', body: '{}' })).status).toBe(404);
    } finally {
      await other.kill();
    }
  });
});
