import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { deadlineAfter, type Deadline } from '../waiting/deadline.js';
import { exchange, type RawAnswer } from './exchange.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let handler: Handler;
let asked: IncomingMessage[];
let server: Server;
let url: string;
let dispatcher: Agent;
let deadline: Deadline;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  dispatcher = new Agent();
  deadline = deadlineAfter(new AbortController().signal, 10_000);
});
afterEach(async () => {
  deadline.release();
  await dispatcher.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = (path = '/', maxBytes = 1000): Promise<RawAnswer> =>
  exchange({ dispatcher, url: `${url}${path}`, headers: { authorization: 'Bearer t' }, maxBytes }, deadline);

describe('an exchange', () => {
  it('asks for a compressed answer and reads it', async () => {
    handler = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"found":true}'));
    expect(await get('/x?y=1')).toMatchObject({ statusCode: 200, text: '{"found":true}', cut: false });
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/x?y=1' });
    expect(asked[0]?.headers).toMatchObject({ 'accept-encoding': 'gzip', authorization: 'Bearer t' });
  });

  it('keeps no more of an answer than its bound, also of a compressed one, and ends its connection', async () => {
    const closed = Promise.withResolvers<void>();
    handler = (request, response) => {
      request.socket.once('close', () => closed.resolve());
      response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync(Buffer.alloc(10_000_000, 'x')));
    };
    const { text, cut } = await get('/', 1000);
    expect([text.length, cut]).toEqual([1000, true]);
    await closed.promise;
  });

  it('uses the connections of those before', async () => {
    handler = (_, response) => void response.end('{}');
    for (let n = 0; n < 10; n += 1) await get();
    // The one before may still be busy with the end of its answer.
    expect(new Set(asked.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2);
  });

  it('is sent anew over a connection that the server closed meanwhile', async () => {
    handler = (request, response) =>
      asked.length === 2 ? request.socket.destroy() : void response.end(String(asked.length));
    await get();
    expect(await get()).toMatchObject({ text: '3' });
  });

  it('is not sent a third time', async () => {
    handler = (request) => request.socket.destroy();
    await expect(get()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(asked).toHaveLength(2);
  });

  it('follows a redirect within the origin, and hands back one to elsewhere', async () => {
    handler = (request, response) => {
      const { url: path } = request;
      const location = path === '/old' ? '/new' : 'http://elsewhere.invalid/login';
      if (path === '/there') response.end('{}');
      else response.writeHead(path === '/old' ? 301 : 302, { location }).end();
    };
    expect(await get('/old')).toMatchObject({
      statusCode: 302,
      url: `${url}/new`,
      location: 'http://elsewhere.invalid/login',
    });
    expect(asked.map(({ url: path }) => path)).toEqual(['/old', '/new']);
  });

  it('waits as the server asks, and asks again', async () => {
    handler = (_, response) =>
      asked.length === 1
        ? void response.writeHead(503, { 'retry-after': '0' }).end('starting')
        : void response.end('ready');
    expect(await get()).toMatchObject({ statusCode: 200, text: 'ready' });
  });

  it('ends in the middle of such a wait, for the reason of its deadline', async () => {
    handler = (_, response) => {
      response.writeHead(429, { 'retry-after': '5' }).end();
      setImmediate(() => deadline.end(new Error('the analysis is over')));
    };
    await expect(get()).rejects.toThrow('the analysis is over');
    expect(asked).toHaveLength(1);
  });
});
