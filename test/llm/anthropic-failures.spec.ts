import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnthropicProvider } from '../../src/llm/anthropic/anthropic-provider.js';
import { ModelTransport } from '../../src/llm/transport/model-transport.js';
import {
  ANTHROPIC_KEY,
  anthropicAt,
  callOf,
  directTransport,
  failureOf,
  requestOf,
} from '../support/anthropic-case.js';
import { AnthropicServer, type AnthropicBehaviour } from '../support/anthropic-server.js';

let server: AnthropicServer;
let transport: ModelTransport;
let provider: AnthropicProvider;

beforeEach(async () => {
  server = await AnthropicServer.start();
  transport = directTransport();
  provider = anthropicAt(server.url, transport);
});

afterEach(async () => {
  await transport.close();
  await server.close();
});

const failing = (behaviour: AnthropicBehaviour) => {
  server.next.push(behaviour);
  return failureOf(provider.complete(requestOf(), callOf()));
};

describe('a failure of Anthropic', () => {
  it.each([
    [401, 'authentication_error', 'unauthorised'],
    [403, 'permission_error', 'unauthorised'],
    [404, 'not_found_error', 'unauthorised'],
    [402, 'billing_error', 'quota'],
    [429, 'rate_limit_error', 'throttled'],
    [529, 'overloaded_error', 'overloaded'],
    [503, 'api_error', 'overloaded'],
    [500, 'api_error', 'transient'],
    [502, 'api_error', 'transient'],
    [500, 'overloaded_error', 'overloaded'],
    [504, 'timeout_error', 'timeout'],
    [408, 'invalid_request_error', 'timeout'],
    [413, 'request_too_large', 'context-too-long'],
    [400, 'invalid_request_error', 'rejected'],
    [422, 'invalid_request_error', 'rejected'],
  ])('with status %i and type %s is %s', async (status, type, kind) => {
    expect(await failing({ kind: 'status', status, type })).toMatchObject({ kind });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [400, 'enforced_spend_limit_reached', 'quota'],
    [429, 'contract_spend_limit_reached', 'quota'],
    [400, 'organization_on_hold', 'unauthorised'],
    [429, 'ramp_limit_exceeded', 'throttled'],
  ])('with status %i and code %s is %s', async (status, code, kind) => {
    const type = status === 400 ? 'invalid_request_error' : 'rate_limit_error';
    expect(await failing({ kind: 'status', status, type, code })).toMatchObject({ kind });
  });

  it.each([
    ['prompt is too long: 205668 tokens > 200000 maximum', 'context-too-long'],
    ['input length and `max_tokens` exceed context limit: 178959 + 64000 > 200000', 'context-too-long'],
    ['Output blocked by content filtering policy', 'filtered'],
    ['messages.1: the text says that the prompt is too long', 'rejected'],
  ])('that says "%s" is %s', async (message, kind) => {
    expect(
      await failing({ kind: 'status', status: 400, type: 'invalid_request_error', message }),
    ).toMatchObject({
      kind,
    });
  });

  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after-ms': '250', 'retry-after': '7' }, 250],
    [{}, null],
  ])('with %j names the delay %s', async (headers, retryAfterMs) => {
    const status = { kind: 'status', status: 429, type: 'rate_limit_error' } as const;
    expect(await failing({ ...status, headers: headers as Record<string, string> })).toMatchObject({
      retryAfterMs,
    });
  });

  it('repeats what the server said, without the key', async () => {
    const message = `the key ${ANTHROPIC_KEY} has expired`;
    const failure = await failing({ kind: 'status', status: 401, type: 'authentication_error', message });
    expect(failure.message).toMatch(/the key \[MASKED\] has expired$/);
  });

  it('repeats no value of an extra header', async () => {
    const gated = directTransport({ 'x-gateway': 'gateway-secret' });
    const message = 'unknown key gateway-secret';
    server.next.push({ kind: 'status', status: 403, type: 'permission_error', message });
    const failure = await failureOf(anthropicAt(server.url, gated).complete(requestOf(), callOf()));
    await gated.close();
    expect(failure.message).toMatch(/unknown key \[MASKED\]$/);
  });

  it.each([
    ['overloaded_error', 'overloaded'],
    ['rate_limit_error', 'throttled'],
    ['timeout_error', 'timeout'],
    ['invalid_request_error', 'rejected'],
    ['api_error', 'transient'],
    ['error_of_tomorrow', 'transient'],
  ])('in the middle of its answer, %s, is %s', async (type, kind) => {
    expect(await failing({ kind: 'error-event', type })).toMatchObject({ kind });
  });

  it.each([
    ['a connection that is cut', { kind: 'hang-up' }, 'transient'],
    ['an answer without its end', { kind: 'early-end' }, 'transient'],
    ['a page of HTML', { kind: 'raw', body: '<html></html>', contentType: 'text/html' }, 'malformed'],
    ['an answer that is not streamed', { kind: 'raw', body: '{"type":"message"}' }, 'malformed'],
    ['nothing', { kind: 'raw', body: '' }, 'malformed'],
    [
      'an event that is not JSON',
      { kind: 'raw', body: 'event: message_start\ndata: {"type":\n\n' },
      'malformed',
    ],
    ['an event of another form', { kind: 'raw', body: 'event: message_start\ndata: 7\n\n' }, 'malformed'],
    [
      'a call without a name',
      {
        kind: 'raw',
        body: 'event: content_block_start\ndata: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use"}}\n\n',
      },
      'malformed',
    ],
    ['an error page', { kind: 'status', status: 502 }, 'transient'],
    ['a redirect', { kind: 'status', status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'rejected'],
  ] as const)('is told of %s', async (_, behaviour, kind) => {
    expect(await failing(behaviour)).toMatchObject({ kind });
  });

  it('is transient when nobody listens', async () => {
    const { url } = server;
    await server.close();
    const failure = await failureOf(anthropicAt(url, transport).complete(requestOf(), callOf()));
    expect(failure).toMatchObject({ kind: 'transient', message: expect.stringContaining('ECONNREFUSED') });
    server = await AnthropicServer.start();
  });
});

describe('a call that takes too long', () => {
  it.each([['stall'], ['pings-only']] as const)('%s: is ended by its timeout', async (kind) => {
    server.next.push({ kind });
    const hurried = anthropicAt(server.url, transport, { timeoutMs: 100 });
    expect(await failureOf(hurried.complete(requestOf(), callOf()))).toMatchObject({ kind: 'timeout' });
  });

  it.each([['stall'], ['pings-only']] as const)(
    '%s: can be ended, which closes its connection',
    async (kind) => {
      server.next.push({ kind });
      const ended = new AbortController();
      const alive = () => ended.abort(new Error('no longer wanted'));
      const failure = await failureOf(
        provider.complete(requestOf(), callOf({ signal: ended.signal, alive })),
      );
      expect(failure).toMatchObject({ kind: 'cancelled' });
      while (server.requests[0]?.aborted !== true) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  );

  it('is not begun when it was ended before', async () => {
    const failure = await failureOf(provider.complete(requestOf(), callOf({ signal: AbortSignal.abort() })));
    expect(failure).toMatchObject({ kind: 'cancelled' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a probe of Anthropic', () => {
  const probe = () => provider.probe(new AbortController().signal);

  it('accepts a model that is known', async () => {
    expect(await probe()).toBe('accepted');
    expect(server.probes).toEqual(['/v1/models/claude-test']);
    expect(server.requests).toHaveLength(0);
  });

  it("refuses a model that is not in Anthropic's own list", async () => {
    server.models = ['claude-other'];
    const asked: string[] = [];
    class Diverted extends ModelTransport {
      override fetch(alive: () => void): typeof globalThis.fetch {
        const send = super.fetch(alive);
        return (input, init) => {
          const { origin, pathname } = new URL(String(input));
          asked.push(origin);
          return send(`${server.url}${pathname}`, init);
        };
      }
    }
    const diverted = new Diverted({ headers: {}, proxyUrl: null, httpsProxy: null, noProxy: null });
    const own = anthropicAt(server.url, diverted, { baseUrl: null });
    expect(await own.probe(new AbortController().signal)).toBe('refused');
    expect(new Set(asked)).toEqual(new Set(['https://api.anthropic.com']));
    await diverted.close();
  });

  it('leaves a model that is not in the list of a gateway to a real call', async () => {
    server.models = ['claude-other'];
    expect(await probe()).toBe('not-offered');
    expect(server.probes).toEqual(['/v1/models/claude-test', '/v1/models']);
  });

  it.each([[401], [403]])('refuses a key that meets %i', async (status) => {
    server.refuseWith = status;
    expect(await probe()).toBe('refused');
  });

  it('knows nothing from a gateway without that call', async () => {
    server.models = null;
    expect(await probe()).toBe('not-offered');
  });

  it('knows nothing from a server that fails, or is not there', async () => {
    server.refuseWith = 529;
    expect(await probe()).toBe('unknown');
    await server.close();
    expect(await probe()).toBe('unknown');
    server = await AnthropicServer.start();
  });
});
