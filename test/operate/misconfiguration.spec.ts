import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledProcess } from '../support/compiled-process.js';
import { ModelServer } from '../support/model-server.js';
import { natsForThisFile } from '../support/nats-server.js';
import { until } from '../support/until.js';

/**
 * Each kind of misconfiguration with the dependency it shows at, its state, the setting that the log line, readiness and the
 * doctor must name, and some of their words. Kinds at different dependencies are tried in one process.
 */
interface Kind {
  readonly kind: string;
  readonly dependency: string;
  readonly state: string;
  readonly variable: string;
  readonly words: RegExp;
  readonly environment: Readonly<Record<string, string>>;
  /** The doctor's name of it, where that is another. */
  readonly area?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'misconfigured-'));
const open: { close(): unknown }[] = [];
afterAll(async () => {
  for (const each of open.splice(0)) await each.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const serving = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => server.close() });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const answering = (status: number, body: string, headers: Record<string, string> = {}): Promise<string> =>
  serving((_, response) => response.writeHead(status, headers).end(body));

const DEAD = 'http://127.0.0.1:1';

const kubeconfig = (server: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'u', user: { token: 'expired-token-of-the-test' } }],
  });

const kind = (
  what: string,
  [dependency, state, variable, words]: readonly [string, string, string, RegExp],
  environment: Readonly<Record<string, string>>,
): Kind => ({
  kind: what,
  dependency,
  state,
  variable,
  words,
  environment,
  ...(dependency === 'stream' && { area: 'nats' }),
});

const broken = async (): Promise<readonly Kind[]> => {
  const { url } = await natsForThisFile({ config: 'authorization { user: "svc", password: "right" }' });
  const model = await ModelServer.start();
  model.refuseWith = 401;
  open.push(model);
  return [
    kind('a wrong NATS password', ['stream', 'refused', 'NATS_PASSWORD', /authori[sz]ation/i], {
      NATS_URL: url,
      NATS_USER: 'svc',
      NATS_PASSWORD: 'wrong',
    }),
    kind('a broken kubeconfig', ['kubernetes', 'misconfigured', 'KUBECONFIG', /not configured/], {
      KUBECONFIG: file('broken.yaml', 'clusters: [{'),
    }),
    kind('a Loki that does not run', ['loki', 'unreachable', 'LOKI_URL', /cannot be reached/], {
      LOKI_URL: DEAD,
    }),
    kind(
      'a token file that is missing',
      ['prometheus', 'misconfigured', 'PROMETHEUS_BEARER_TOKEN_FILE', /cannot be read/],
      {
        PROMETHEUS_URL: await answering(200, '{}'),
        PROMETHEUS_BEARER_TOKEN_FILE: join(folder, 'none'),
      },
    ),
    kind('a folder of runbooks that is missing', ['runbooks', 'misconfigured', 'RUNBOOKS_DIR', /ENOENT/], {
      RUNBOOKS_DIR: join(folder, 'none'),
    }),
    kind(
      'an Alertmanager that does not run',
      ['alertmanager', 'unreachable', 'ALERTMANAGER_URL', /cannot be reached/],
      {
        ALERTMANAGER_URL: DEAD,
      },
    ),
    kind('a page at the address of Tempo', ['tempo', 'misconfigured', 'TEMPO_URL', /JSON/], {
      TEMPO_URL: await answering(200, '<html>Welcome</html>'),
    }),
    kind('a database that does not run', ['sessions', 'unreachable', 'SESSION_DB_HOST', /ECONNREFUSED/], {
      SESSION_DB_HOST: '127.0.0.1',
      SESSION_DB_PORT: '1',
      SESSION_DB_NAME: 'k',
      SESSION_DB_USER: 'k',
    }),
    kind(
      'a file of API tokens that is missing',
      ['tokens', 'misconfigured', 'API_TOKENS_FILE', /cannot be read/],
      {
        API_TOKENS_FILE: join(folder, 'none'),
      },
    ),
    kind('a model key that is refused', ['model', 'refused', 'OPENAI_API_KEY', /refused the credentials/], {
      AI_PROVIDER: 'openai',
      OPENAI_API_KEY: 'sk-wrong-key-of-the-test',
      OPENAI_BASE_URL: model.url,
    }),
    kind(
      'a file of mappings that is missing',
      ['alert_mapping', 'misconfigured', 'ALERT_MAPPING_FILE', /ALERT_MAPPING_FILE/],
      {
        ALERT_MAPPING_FILE: join(folder, 'none.yaml'),
      },
    ),
  ];
};

const refused = async (): Promise<readonly Kind[]> => [
  kind('a credentials file that is missing', ['stream', 'misconfigured', 'NATS_CREDS', /none\.creds/], {
    NATS_URL: (await natsForThisFile({ config: 'authorization { user: "svc", password: "right" }' })).url,
    NATS_CREDS: join(folder, 'none.creds'),
  }),
  kind('an API server that does not run', ['kubernetes', 'unreachable', 'KUBECONFIG', /cannot be reached/], {
    KUBECONFIG: file('dead.json', kubeconfig('https://127.0.0.1:1')),
  }),
  kind('a Loki that wants credentials', ['loki', 'refused', 'LOKI_BEARER_TOKEN_FILE', /401/], {
    LOKI_URL: await answering(401, 'who are you?'),
  }),
  kind('a wrong path of Prometheus', ['prometheus', 'misconfigured', 'PROMETHEUS_URL', /check the path/], {
    PROMETHEUS_URL: await answering(404, '404 page not found'),
  }),
  kind('a Tempo behind a redirect', ['tempo', 'misconfigured', 'TEMPO_URL', /redirects/], {
    TEMPO_URL: await answering(302, '', { location: 'http://login.example.com/' }),
  }),
  kind(
    'a database host that nobody knows',
    ['sessions', 'unreachable', 'SESSION_DB_HOST', /ENOTFOUND|EAI_AGAIN/],
    {
      SESSION_DB_HOST: 'no-such-host.invalid',
      SESSION_DB_NAME: 'k',
      SESSION_DB_USER: 'k',
    },
  ),
  kind('an empty file of the webhook token', ['tokens', 'misconfigured', 'WEBHOOK_TOKEN_FILE', /is empty/], {
    WEBHOOK_TOKEN_FILE: file('empty', ''),
  }),
  kind(
    'a file of mappings that is none',
    ['alert_mapping', 'misconfigured', 'ALERT_MAPPING_FILE', /ALERT_MAPPING_FILE/],
    {
      ALERT_MAPPING_FILE: file('mapping.yaml', 'senders: {{'),
    },
  ),
];

const odd = async (): Promise<readonly Kind[]> => [
  kind('a NATS server that does not run', ['stream', 'unreachable', 'NATS_URL', /ECONNREFUSED|refused/], {
    NATS_URL: 'nats://127.0.0.1:1',
  }),
  kind(
    'a token that the API server does not accept',
    ['kubernetes', 'refused', 'KUBECONFIG', /credentials/],
    {
      KUBECONFIG: file('expired.json', kubeconfig(await answering(401, '{"message":"Unauthorized"}'))),
    },
  ),
  kind(
    'a model whose address leads nowhere',
    ['model', 'unreachable', 'OPENAI_BASE_URL', /openai does not answer/],
    { AI_PROVIDER: 'openai', OPENAI_API_KEY: 'sk-key-of-the-test', OPENAI_BASE_URL: DEAD },
  ),
  kind('a Loki that wants a tenant', ['loki', 'misconfigured', 'LOKI_TENANT_ID', /tenant/], {
    LOKI_URL: await answering(401, 'no org id\n'),
  }),
  kind('a Prometheus that fails', ['prometheus', 'degraded', 'PROMETHEUS_URL', /500/], {
    PROMETHEUS_URL: await answering(500, 'out of memory'),
  }),
  kind('a CA file that is missing', ['tempo', 'misconfigured', 'TEMPO_CA_FILE', /cannot be read/], {
    TEMPO_URL: 'https://127.0.0.1:1',
    TEMPO_CA_FILE: join(folder, 'none'),
  }),
  kind(
    'a role that nobody knows in the file of tokens',
    ['tokens', 'misconfigured', 'API_TOKENS_FILE', /role/],
    {
      API_TOKENS_FILE: file('roles', 'boss a-token-that-is-long-enough\n'),
    },
  ),
];

const verifying = async (): Promise<readonly Kind[]> => {
  const { url } = await natsForThisFile();
  return [
    {
      ...kind('streams that nobody made', ['stream', 'misconfigured', 'STREAM_PROVISION', /is missing/], {
        NATS_URL: url,
        STREAM_PROVISION: 'verify',
      }),
      area: 'stream',
    },
    kind(
      'a recorded cluster that is not there',
      ['kubernetes', 'misconfigured', 'KUBE_SNAPSHOT', /KUBE_SNAPSHOT/],
      {
        KUBE_SNAPSHOT: join(folder, 'none'),
      },
    ),
  ];
};

const cramped = async (): Promise<readonly Kind[]> => [
  kind('a NATS server that takes small messages alone', ['stream', 'degraded', 'NATS_URL', /4096 bytes/], {
    NATS_URL: (await natsForThisFile({ config: 'max_payload: 4KB' })).url,
  }),
  kind('a folder of runbooks that is a file', ['runbooks', 'misconfigured', 'RUNBOOKS_DIR', /ENOTDIR/], {
    RUNBOOKS_DIR: file('runbook', '# One'),
  }),
];

interface Line {
  readonly area: string;
  readonly outcome: string;
  readonly text: string;
  readonly variable?: string;
  readonly remedy?: string;
}

const environmentOf = (kinds: readonly Kind[]): Readonly<Record<string, string>> => ({
  LLM_PROBE_AT_START: 'true',
  LLM_RETRY_MAX_ATTEMPTS: '1',
  ...Object.assign({}, ...kinds.map(({ environment }) => environment)),
});

describe.each([
  ['first', broken],
  ['second', refused],
  ['third', odd],
  ['fourth', verifying],
  ['fifth', cramped],
] as const)('the %s lot of misconfigurations', (_, lot) => {
  it('is told by the log, by readiness and by the doctor: each with the setting to look at', async () => {
    const kinds = await lot();
    const environment = environmentOf(kinds);
    const service = new CompiledProcess('main.js', [], environment);
    open.push({ close: () => service.kill() });
    const doctor = new CompiledProcess('cli/kuberca.js', ['doctor', '-o', 'json'], environment);
    open.push({ close: () => doctor.kill() });
    const url = await service.url();
    const lineOf = ({ dependency, state }: Kind) =>
      service.lines.find(
        (line) =>
          line.event === 'dependency_state' && line['dependency'] === dependency && line['state'] === state,
      );
    const untold = (): readonly string[] =>
      kinds.filter((each) => lineOf(each) === undefined).map(({ kind: what }) => what);
    await until('every dependency is told', () => untold().length === 0).catch((error: unknown) => {
      throw new Error(`not told: ${untold().join(', ')}\n${service.stdout}`, { cause: error });
    });
    const ready = (await (await fetch(`${url}/readyz`)).json()) as { details: Record<string, unknown> };
    expect((await doctor.exited).code).toBe(1);
    const { findings } = JSON.parse(doctor.stdout) as { readonly findings: readonly Line[] };
    for (const each of kinds) {
      const { kind: what, dependency, state, variable, words, area = dependency } = each;
      const told = { variable: expect.stringContaining(variable), remedy: expect.stringMatching(/\w{3}/) };
      expect({ what, ...lineOf(each) }).toMatchObject({
        what,
        level: 'warn',
        detail: expect.stringMatching(words),
        ...told,
      });
      expect({ what, ...(ready.details[dependency] as object) }).toMatchObject({
        what,
        status: 'degraded',
        state,
        since: expect.any(String),
        detail: expect.stringMatching(words),
        ...told,
      });
      const line = findings.find((found) => found.area === area && words.test(found.text));
      expect({ what, ...line }).toMatchObject({
        what,
        outcome: expect.stringMatching(/^(?:fail|warn)$/),
        text: expect.stringMatching(words),
        ...told,
      });
    }
    await service.kill();
  });
});

describe.each([
  [
    'by themselves',
    [
      ['a provider that nobody knows', { AI_PROVIDER: 'mistral' }, 'AI_PROVIDER', /must be one of/],
      ['a number that is none', { STREAM_LANES: 'many' }, 'STREAM_LANES', /whole number/],
      ['an address that is none', { LOKI_URL: 'ftp://x' }, 'LOKI_URL', /http or https/],
      ['a password that ends a URL', { NATS_URL: 'nats://a:b#c@n:4222' }, 'NATS_URL', /percent-encoded/],
    ],
  ],
  [
    'together',
    [
      ['half a database', { SESSION_DB_HOST: 'db' }, 'SESSION_DB_NAME', /go together/],
      ['a stream without a server', { STREAM_ENABLED: 'true' }, 'NATS_URL', /must be set/],
      [
        'a heartbeat that is too rare',
        { STREAM_HEARTBEAT_SECONDS: '29' },
        'STREAM_HEARTBEAT_SECONDS',
        /a third/,
      ],
    ],
  ],
] as const)('settings that cannot be used %s', (_, kinds) => {
  it('are told at the start and by the doctor, all at once, with an example', async () => {
    const environment = Object.assign({}, ...kinds.map(([, each]) => each)) as Record<string, string>;
    const started = new CompiledProcess('main.js', [], environment);
    const doctor = new CompiledProcess('cli/kuberca.js', ['doctor', '-o', 'json'], environment);
    expect([(await started.exited).code, (await doctor.exited).code]).toEqual([78, 78]);
    const { findings } = JSON.parse(doctor.stdout) as { readonly findings: readonly Line[] };
    for (const [what, , variable, words] of kinds) {
      expect(`${what}: ${started.stderr}`).toMatch(new RegExp(`${variable}: .*${words.source}.*example`));
      expect(findings).toContainEqual(
        expect.objectContaining({
          area: 'settings',
          outcome: 'fail',
          variable,
          text: expect.stringMatching(words),
        }),
      );
    }
  });
});

it('a key of hashes that cannot be read is told like a setting that cannot be used', async () => {
  const environment = { BUILTIN_REDACTION_HASH_MODE: 'true', MASKING_HASH_KEY_FILE: join(folder, 'none') };
  const started = new CompiledProcess('main.js', [], environment);
  const doctor = new CompiledProcess('cli/kuberca.js', ['doctor', '-o', 'json'], environment);
  expect([(await started.exited).code, (await doctor.exited).code]).toEqual([78, 78]);
  expect(started.stderr).toMatch(/MASKING_HASH_KEY_FILE: must name a file that can be read \(ENOENT\)/);
  const { findings } = JSON.parse(doctor.stdout) as { readonly findings: readonly Line[] };
  expect(findings).toContainEqual(expect.objectContaining({ variable: 'MASKING_HASH_KEY_FILE' }));
});

describe('a set-up that is well', () => {
  it('passes the doctor, whose exit code an init container goes by', async () => {
    const { url } = await natsForThisFile();
    const doctor = new CompiledProcess('cli/kuberca.js', ['doctor'], {
      NATS_URL: url,
      KUBE_SNAPSHOT: 'deploy/examples/snapshots/oomkilled',
    });
    expect({ ...(await doctor.exited), told: doctor.stdout }).toMatchObject({
      code: 0,
      told: expect.stringMatching(
        /connected to [^]*the user has all \d+ rights[^]*made at the start[^]*canaries of \d+ rules were hidden[^]* 0 wrong/,
      ),
    });
  });
});
