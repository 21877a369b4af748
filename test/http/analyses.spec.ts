import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile } from '../support/nats-server.js';
import { ServiceProcess } from '../support/service-process.js';
import { type GroupParts, groupIdOf, groupResult } from '../support/sinks/told-group.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

interface Listed {
  readonly id: string;
  readonly status: string;
  readonly severity: string;
  readonly firing: number;
  readonly key: { readonly workload: string };
  readonly cause: { readonly mechanism: string } | null;
}
interface Page {
  readonly analyses: readonly Listed[];
  readonly next: string | null;
}

let world: StreamWorld;
let service: ServiceProcess;

const publish = async (parts: GroupParts): Promise<void> => {
  const { client } = world;
  const id = groupIdOf(parts.workload);
  // The server's times are what a list is in the order of.
  await new Promise((resolve) => setTimeout(resolve, 2));
  await client.js.publish(`${client.prefix}.results.group.${id}`, JSON.stringify(groupResult(parts)));
};

const page = async (query = ''): Promise<Page> => {
  const answer = await fetch(`${service.url}/analyses${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
};
const named = ({ analyses }: Page): readonly string[] => analyses.map(({ key }) => key.workload);

beforeAll(async () => {
  const nats = await natsForThisFile();
  world = await StreamWorld.forThisFile(nats);
  service = await world.service({ SERVICE_ROLES: 'http', MCP_ENABLED: 'true' });
  await publish({ workload: 'a', severity: 'critical' });
  await publish({ workload: 'b', cause: null });
  await publish({ workload: 'c', firing: 0, resolved: 2, kind: 'recovery' });
  await publish({ workload: 'd', firing: 3, summary: 'd waits. password=hunter2-of-the-shop' });
  await publish({ workload: 'a', severity: 'critical', firing: 2, kind: 'update', after: 1 });
  await world.client.js.publish(`${world.prefix}.results.alert.0123456789abcdef`, '{}');
  await world.client.js.publish(`${world.prefix}.results.group.0123456789abcdef`, 'no result');
});

describe('the list of analyses', () => {
  it('is the last result of each group, the newest first', async () => {
    const { analyses, next } = await page();
    expect(
      analyses.map(({ key: { workload }, status, severity, firing }) => [workload, status, severity, firing]),
    ).toEqual([
      ['a', 'firing', 'critical', 2],
      ['d', 'firing', 'warning', 3],
      ['c', 'resolved', 'warning', 0],
      ['b', 'firing', 'warning', 1],
    ]);
    expect(next).toBeNull();
    expect(JSON.stringify(analyses)).not.toContain('hunter2');
  });

  it.each([
    ['?status=resolved', ['c']],
    ['?severity=critical', ['a']],
    ['?mechanism=memory', ['a', 'd', 'c']],
    ['?mechanism=memory/container-limit&status=firing', ['a', 'd']],
    ['?mechanism=mem', []],
    ['?namespace=shop&cluster=PROD-EU&limit=2', ['a', 'd']],
    ['?namespace=bank', []],
    ['?alertname=KubePodCrashLooping', ['a', 'd', 'c', 'b']],
    ['?q=WAITS', ['d']],
    ['?since=2020-01-01T00:00:00Z', ['a', 'd', 'c', 'b']],
    ['?until=2020-01-01T00:00:00Z', []],
    ['?unknown=1', ['a', 'd', 'c', 'b']],
  ])('is narrowed by %s', async (query, workloads) => {
    expect(named(await page(query))).toEqual(workloads);
  });

  it('goes on where a part ended', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const part: Page = await page(`?limit=1&severity=warning${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...named(part));
      cursor = part.next;
    }
    expect(seen).toEqual(['d', 'c', 'b']);
  });

  it.each(['?limit=0', '?limit=many', '?status=odd', '?cursor=x', '?since=soon'])(
    'is refused with what is wrong: %s',
    async (query) => {
      const answer = await fetch(`${service.url}/analyses${query}`);
      const body = (await answer.json()) as {
        readonly detail: readonly { readonly loc: readonly string[] }[];
      };
      expect([answer.status, body.detail[0]?.loc]).toEqual([
        422,
        ['query', query.slice(1, query.indexOf('='))],
      ]);
    },
  );

  it('has what is new, and what became of a group', async () => {
    await publish({ workload: 'e' });
    await publish({ workload: 'b', firing: 0, resolved: 1, kind: 'recovery', after: 2 });
    const list = await until('both are there', async () => {
      const now = await page();
      return named(now)[0] === 'b' && now;
    });
    expect(named(list)).toEqual(['b', 'e', 'a', 'd', 'c']);
    expect(list.analyses[0]?.status).toBe('resolved');
  });
});

describe('one analysis', () => {
  it('is the whole of the last result of a group, masked', async () => {
    const answer = await fetch(`${service.url}/analyses/${groupIdOf('d')}`);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ version: 1, group: { memberCount: 3, key: { workload: 'd' } } });
    expect(text).not.toContain('hunter2');
  });

  it.each(['ffffffffffffffff', 'none', '..%2f'])('is not there: %s', async (id) => {
    expect((await fetch(`${service.url}/analyses/${id}`)).status).toBe(404);
  });

  it('is there for an assistant too, whose tools reach what it is about', async () => {
    const client = new Client({ name: 'a-test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${service.url}/mcp`)));
    const call = async (name: string, args: object): Promise<string> =>
      JSON.stringify(await client.callTool({ name, arguments: { ...args } }));
    expect(await call('list_analyses', {})).toContain(groupIdOf('d'));
    const read = await call('get_analysis', { id: groupIdOf('d') });
    expect(read).toContain('memory/container-limit');
    expect(read).not.toContain('hunter2');
    const pods = { analysis: groupIdOf('d'), namespace: 'shop' };
    expect(await call('list_pods_in_namespace', pods)).toContain('cart-api');
    expect(await call('list_pods_in_namespace', { ...pods, namespace: 'default' })).toContain('forbidden');
    await client.close();
  });

  it('cannot be read without a stream, which may be there later', async () => {
    const alone = await ServiceProcess.start({ SERVICE_ROLES: 'http', KUBECONFIG: '/nowhere' });
    try {
      for (const path of ['/analyses', `/analyses/${groupIdOf('d')}`]) {
        const answer = await fetch(`${alone.url}${path}`);
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      }
    } finally {
      await alone.kill();
    }
  });
});
