import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { deadlineAfter } from '../waiting/deadline.js';
import { submit, type Submitted } from './submit.js';

const dispatcher = new Agent();
let server: Server;
let url: string;
const bodies: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      switch (request.url) {
        case '/busy':
          return response.writeHead(429, { 'retry-after': '7' }).end('wait');
        case '/elsewhere':
          return response.writeHead(307, { location: '/ok' }).end();
        case '/cut':
          return request.socket.destroy();
        case '/hang':
          return undefined;
        default:
          return response.writeHead(201).end('x'.repeat(100));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await dispatcher.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const sent = (to: string, ms = 10_000, owner = new AbortController().signal): Promise<Submitted> => {
  const deadline = deadlineAfter(owner, ms);
  const asked = { dispatcher, method: 'POST', headers: {}, body: '{"a":1}', maxBytes: 10 } as const;
  return submit({ ...asked, url: to }, deadline, owner).finally(() => deadline.release());
};

describe('a body that is sent', () => {
  it('is sent once, and the answer is read to its bound', async () => {
    bodies.length = 0;
    expect(await sent(`${url}/ok`)).toEqual({
      kind: 'answer',
      statusCode: 201,
      text: 'x'.repeat(10),
      retryAfterMs: null,
    });
    expect(bodies).toEqual(['{"a":1}']);
  });

  it('is neither repeated nor sent elsewhere, whatever the server says', async () => {
    bodies.length = 0;
    expect(await sent(`${url}/busy`)).toMatchObject({ statusCode: 429, retryAfterMs: 7000 });
    expect(await sent(`${url}/elsewhere`)).toMatchObject({ statusCode: 307 });
    expect(bodies).toHaveLength(2);
  });

  it('was certainly not sent where no connection was made, and else nobody knows', async () => {
    expect(await sent('http://127.0.0.1:1/')).toMatchObject({ kind: 'not-sent' });
    expect(await sent(`${url}/cut`)).toMatchObject({ kind: 'unknown' });
    expect(await sent(`${url}/hang`, 50)).toMatchObject({ kind: 'unknown' });
  });

  it('is given up with its owner', async () => {
    const owner = new AbortController();
    const sending = sent(`${url}/hang`, 10_000, owner.signal);
    owner.abort(new Error('the process stops'));
    await expect(sending).rejects.toThrow('the process stops');
  });
});
