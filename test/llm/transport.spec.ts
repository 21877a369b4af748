import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ModelTransport, type TransportOptions } from '../../src/llm/transport/model-transport.js';
import { AnswerTooLarge } from '../../src/llm/transport/watched-body.js';
import { ForwardProxy } from '../support/forward-proxy.js';
import { selfSigned } from '../support/self-signed.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const authorities = getCACertificates('default');
const certificate = selfSigned();
let handler: Handler;
let http: Server;
let https: Server;
let proxy: ForwardProxy;
let transport: ModelTransport;
let connections: Socket[];

const serve: Handler = (request, response) => handler(request, response);
const urlOf = (server: Server, scheme: 'http' | 'https'): string =>
  `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(() => setDefaultCACertificates([...authorities, certificate.cert]));
afterAll(() => setDefaultCACertificates(authorities));

beforeEach(async () => {
  connections = [];
  handler = (_, response) => response.end('answered');
  http = createHttpServer(serve);
  https = createHttpsServer({ ...certificate }, serve);
  for (const server of [http, https]) {
    server.on('connection', (socket: Socket) => connections.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
  proxy = await ForwardProxy.start();
});

afterEach(async () => {
  await transport.close();
  await proxy.close();
  for (const server of [http, https]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const fetchWith = (options: Partial<TransportOptions> = {}, alive = (): void => undefined) => {
  transport = new ModelTransport({
    headers: {},
    proxyUrl: null,
    httpsProxy: null,
    noProxy: null,
    ...options,
  });
  return transport.fetch(alive);
};
const textOf = async (response: Promise<Response>): Promise<string> => (await response).text();

describe('the way to a model', () => {
  it('is direct without a proxy, over http and https', async () => {
    const fetch = fetchWith();
    expect(await textOf(fetch(urlOf(http, 'http')))).toBe('answered');
    expect(await textOf(fetch(urlOf(https, 'https')))).toBe('answered');
  });

  it('is through LLM_PROXY_URL for http and https, whatever NO_PROXY says', async () => {
    const fetch = fetchWith({ proxyUrl: proxy.url(), noProxy: '*', httpsProxy: 'http://127.0.0.1:1' });
    expect(await textOf(fetch(`${urlOf(http, 'http')}/v1`))).toBe('answered');
    expect(await textOf(fetch(urlOf(https, 'https')))).toBe('answered');
    expect(proxy.asked).toEqual([
      `GET ${urlOf(http, 'http')}/v1`,
      `CONNECT ${new URL(urlOf(https, 'https')).host}`,
    ]);
  });

  it.each([
    ['user:p%40ss', 'user:p@ss'],
    ['user', 'user:'],
  ])('shows the proxy, and nobody else, who asks: %s', async (user, credentials) => {
    const seen: (string | undefined)[] = [];
    handler = (request, response) => {
      seen.push(request.headers['proxy-authorization']);
      response.end();
    };
    const fetch = fetchWith({ proxyUrl: proxy.url(user) });
    await textOf(fetch(urlOf(http, 'http')));
    await textOf(fetch(urlOf(https, 'https')));
    const basic = `Basic ${Buffer.from(credentials).toString('base64')}`;
    expect(proxy.authorizations).toEqual([basic, basic]);
    expect(seen).toEqual([undefined, undefined]);
  });

  it('is through HTTPS_PROXY for https only', async () => {
    const fetch = fetchWith({ httpsProxy: proxy.url() });
    await textOf(fetch(urlOf(http, 'http')));
    await textOf(fetch(urlOf(https, 'https')));
    expect(proxy.asked).toEqual([`CONNECT ${new URL(urlOf(https, 'https')).host}`]);
  });

  it.each(['127.0.0.1', '*', '.svc,127.0.0.0/8'])(
    'passes HTTPS_PROXY by for NO_PROXY=%s',
    async (noProxy) => {
      const fetch = fetchWith({ httpsProxy: proxy.url(), noProxy });
      expect(await textOf(fetch(urlOf(https, 'https')))).toBe('answered');
      expect(proxy.asked).toEqual([]);
    },
  );

  it('fails when the proxy is away', async () => {
    const fetch = fetchWith({ proxyUrl: 'http://127.0.0.1:1' });
    await expect(fetch(urlOf(https, 'https'))).rejects.toThrow('fetch failed');
  });
});

describe('a request to a model', () => {
  it('carries the headers of the settings, which win over those of the SDK', async () => {
    handler = ({ headers }, response) => response.end(JSON.stringify(headers));
    const fetch = fetchWith({ headers: { 'api-key': 'gateway', authorization: 'none' } });
    const init = { headers: { Authorization: 'Bearer sk', 'x-sdk': '1' } };
    expect(JSON.parse(await textOf(fetch(urlOf(http, 'http'), init)))).toMatchObject({
      'api-key': 'gateway',
      authorization: 'none',
      'x-sdk': '1',
    });
  });

  it('may be a Request, as the SDK of Google gives it', async () => {
    handler = (request, response) => {
      response.writeHead(201, { 'x-method': request.method });
      request.pipe(response);
    };
    const asked = new Request(urlOf(http, 'http'), { method: 'POST', body: '{"a":1}' });
    const response = await fetchWith()(asked);
    expect([response.status, response.headers.get('x-method'), await response.text()]).toEqual([
      201,
      'POST',
      '{"a":1}',
    ]);
  });

  it('goes to the configured server only: a redirect is handed back', async () => {
    handler = (request, response) => {
      if (request.url === '/elsewhere') throw new Error('it was followed');
      response.writeHead(307, { location: '/elsewhere' }).end();
    };
    const response = await fetchWith()(urlOf(http, 'http'), { method: 'POST', body: 'prompt' });
    expect([response.status, response.ok]).toEqual([307, false]);
  });

  it('uses the connection of the one before, also when its reader stopped at the last event', async () => {
    handler = (_, response) => {
      response.write('data: [DONE]\n\n');
      setTimeout(() => response.end(), 20);
    };
    const fetch = fetchWith();
    for (const _ of [1, 2, 3]) {
      const reader = (await fetch(urlOf(http, 'http'))).body!.getReader();
      await reader.read();
      await reader.cancel();
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(connections).toHaveLength(1);
  });
});

describe('signs of life', () => {
  it('are the headers and every chunk, also those the SDK swallows', async () => {
    handler = async (_, response) => {
      response.flushHeaders();
      for (const chunk of ['event: ping\n\n', ': comment\n\n', 'data: {}\n\n']) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        response.write(chunk);
      }
      response.end();
    };
    let signs = 0;
    const response = await fetchWith({}, () => (signs += 1))(urlOf(http, 'http'));
    expect(signs).toBe(1);
    await response.text();
    expect(signs).toBe(4);
  });

  it('belong to their own call', async () => {
    const signs = { first: 0, second: 0 };
    fetchWith();
    await textOf(transport.fetch(() => (signs.first += 1))(urlOf(http, 'http')));
    await textOf(transport.fetch(() => (signs.second += 1))(urlOf(http, 'http')));
    expect(signs).toEqual({ first: 2, second: 2 });
  });
});

describe('the end of a call', () => {
  const closed = async (): Promise<void> => {
    while (connections.length === 0 || !connections.every(({ destroyed }) => destroyed)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  it('closes its connection before the headers', async () => {
    handler = () => undefined;
    const owner = new AbortController();
    const response = fetchWith()(urlOf(http, 'http'), { signal: owner.signal });
    while (connections.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    owner.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
    await closed();
  });

  it.each(['http', 'https'] as const)(
    'closes its connection in the middle of the body, over %s and a proxy',
    async (scheme) => {
      handler = (_, response) => void response.write('half');
      const owner = new AbortController();
      const fetch = fetchWith({ proxyUrl: proxy.url() });
      const response = await fetch(urlOf(scheme === 'http' ? http : https, scheme), { signal: owner.signal });
      const reader = response.body!.getReader();
      await reader.read();
      owner.abort();
      await expect(reader.read()).rejects.toMatchObject({ name: 'AbortError' });
      await closed();
    },
  );

  it('comes soon after its reader left, when more of the answer would follow', async () => {
    handler = (_, response) => void response.write('half');
    const reader = (await fetchWith()(urlOf(http, 'http'))).body!.getReader();
    await reader.read();
    await reader.cancel();
    await closed();
  });

  it('comes for an answer without end, also a compressed one', async () => {
    const megabytes = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    handler = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      for (let at = 0; at < 9; at += 1) response.write(megabytes);
    };
    await expect(textOf(fetchWith()(urlOf(http, 'http')))).rejects.toThrow(AnswerTooLarge);
    await closed();
  });

  it('is an error when the server cuts it', async () => {
    handler = (_, response) => {
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(textOf(fetchWith()(urlOf(http, 'http')))).rejects.toThrow();
  });

  it('comes to all of them with the transport, and no call is made afterwards', async () => {
    handler = (_, response) => void response.write('half');
    const fetch = fetchWith();
    const { body } = await fetch(urlOf(http, 'http'));
    const reader = body!.getReader();
    await reader.read();
    await transport.close();
    await expect(reader.read()).rejects.toThrow();
    await expect(fetch(urlOf(http, 'http'))).rejects.toThrow('closed');
    await closed();
  });
});
