import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpApp, type HttpApp } from '../support/http-app.js';

const folder = mkdtempSync(join(tmpdir(), 'access-'));
const file = join(folder, 'tokens');
const webhookFile = join(folder, 'webhook');
afterAll(() => rmSync(folder, { recursive: true }));

const TOKENS = {
  analyze: 'token-of-the-backend-1',
  ingest: 'token-of-alertmanager-2',
  admin: 'token-of-an-admin-3',
} as const;
const LINES = Object.entries(TOKENS).map(([role, token]) => `${role} ${token}`);

/** A body that each route refuses with 422, so that only access decides between that and another status. */
const ROUTES = [
  ['/analyze', 'analyze'],
  ['/summarize-incident', 'analyze'],
  ['/chat', 'analyze'],
  ['/webhook/alertmanager', 'ingest'],
  ['/config/ai', 'admin'],
] as const;

let http: HttpApp;
afterEach(() => http.app.close());

const start = async (environment: Readonly<Record<string, string>>): Promise<void> => {
  http = await httpApp({ environment });
};

const statusOf = async (url: string, token?: string): Promise<number> => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await http.app.inject({ method: 'POST', url, headers: authorization, payload: '[]' });
  return response.statusCode;
};

describe('access to the HTTP API', () => {
  it('is open without tokens, and says so at boot', async () => {
    await start({});
    for (const [url] of ROUTES) expect([url, await statusOf(url)]).toEqual([url, 422]);
    expect(http.logger.lines).toContainEqual(expect.objectContaining({ event: 'api_open' }));
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example', host: 'kuberca:8000' }, 403],
    ['a page of no site', { origin: 'null', host: 'kuberca:8000' }, 403],
    ['a page, told by the browser', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of its own', { origin: 'http://kuberca:8000', host: 'kuberca:8000' }, 422],
    ['a program', {}, 422],
  ])('is not open to what a browser sends for a page of another site: %s', async (_, headers, status) => {
    await start({});
    const plain = { 'content-type': 'text/plain', ...headers };
    for (const [url] of ROUTES) {
      const response = await http.app.inject({ method: 'POST', url, headers: plain, payload: '[]' });
      expect([url, response.statusCode]).toEqual([url, status]);
    }
  });

  it.each(ROUTES)('to %s takes a token of role %s, or of an admin', async (url, role) => {
    writeFileSync(file, LINES.join('\n'));
    await start({ API_TOKENS_FILE: file });
    expect(await statusOf(url)).toBe(401);
    expect(await statusOf(url, 'token-that-nobody-knows')).toBe(401);
    for (const [name, token] of Object.entries(TOKENS)) {
      expect([name, await statusOf(url, token)]).toEqual([
        name,
        name === role || name === 'admin' ? 422 : 403,
      ]);
    }
  });

  it('to what tells nothing needs no token', async () => {
    writeFileSync(file, LINES.join('\n'));
    await start({ API_TOKENS_FILE: file });
    for (const url of ['/', '/ping', '/healthz', '/readyz', '/openapi.json']) {
      expect([url, (await http.app.inject({ url })).statusCode]).toEqual([url, 200]);
    }
  });

  it('stays open for the roles that are to be open', async () => {
    writeFileSync(file, LINES.join('\n'));
    await start({ API_TOKENS_FILE: file, API_OPEN_ROLES: 'analyze' });
    expect(await statusOf('/analyze')).toBe(422);
    expect(await statusOf('/chat')).toBe(422);
    expect(await statusOf('/config/ai')).toBe(401);
    expect(await statusOf('/webhook/alertmanager')).toBe(401);
  });

  it('follows the file when it changes', async () => {
    writeFileSync(file, LINES.join('\n'));
    await start({ API_TOKENS_FILE: file });
    expect(await statusOf('/analyze', TOKENS.analyze)).toBe(422);
    writeFileSync(`${file}.new`, 'analyze another-token-than-before');
    renameSync(`${file}.new`, file);
    expect(await statusOf('/analyze', TOKENS.analyze)).toBe(401);
    expect(await statusOf('/analyze', 'another-token-than-before')).toBe(422);
  });

  it('is refused with 503 while the file cannot be used, so that nothing is given up for our fault', async () => {
    writeFileSync(file, 'analyze short');
    await start({ API_TOKENS_FILE: file });
    expect(await statusOf('/analyze', TOKENS.analyze)).toBe(503);
    const told = http.logger.lines.filter(({ event }) => event === 'api_tokens_unreadable');
    expect(JSON.stringify(told)).toContain('API_TOKENS_FILE');
    expect(JSON.stringify(told)).not.toContain('analyze short');
  });

  it('to the webhook also takes the token of WEBHOOK_TOKEN_FILE, which opens nothing else', async () => {
    writeFileSync(file, LINES.join('\n'));
    writeFileSync(webhookFile, 'webhook-only\n');
    await start({ API_TOKENS_FILE: file, WEBHOOK_TOKEN_FILE: webhookFile });
    expect(await statusOf('/webhook/alertmanager', 'webhook-only')).toBe(422);
    expect(await statusOf('/webhook/alertmanager', TOKENS.ingest)).toBe(422);
    expect(await statusOf('/analyze', 'webhook-only')).toBe(401);
  });

  it('keeps the webhook closed by WEBHOOK_TOKEN_FILE alone, with the other routes open', async () => {
    writeFileSync(webhookFile, 'webhook-only\n');
    await start({ WEBHOOK_TOKEN_FILE: webhookFile });
    expect(await statusOf('/webhook/alertmanager')).toBe(401);
    expect(await statusOf('/webhook/alertmanager', 'webhook-only')).toBe(422);
    expect(await statusOf('/analyze')).toBe(422);
  });
});
