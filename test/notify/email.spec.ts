import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config/load.js';
import type { NoticeEvent } from '../../src/notify/notice/notice.js';
import { OpenSinks } from '../../src/notify/routes/open-sinks.js';
import { readRoutes } from '../../src/notify/routes/routes-file.js';
import type { Story, Told } from '../../src/notify/sinks/told.js';
import { Wire } from '../../src/notify/sinks/wire.js';
import { PlainMasker } from '../support/plain-masker.js';
import { MailServer, type MailTemper } from '../support/sinks/mail-server.js';

const masker = new PlainMasker();
const { signal } = new AbortController();
let folder: string;
let server: MailServer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-'));
  writeFileSync(join(folder, 'password'), 'a-password\n');
});
afterEach(async () => server?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(folder, name);

/** A sink in front of a server of that temper. */
const sinkAt = async (temper: MailTemper, settings: object = {}, timeoutSeconds = 20) => {
  server = await MailServer.start(temper);
  writeFileSync(file('ca.pem'), server.certificate.cert);
  return sinkOf({ server: server.url, caFile: file('ca.pem'), ...settings }, timeoutSeconds);
};
const sinkOf = (settings: object, timeoutSeconds = 20) => {
  const wire = new Wire(loadSettings({ NOTIFY_HTTP_TIMEOUT_SECONDS: String(timeoutSeconds) }));
  const sinks = new OpenSinks(wire, masker);
  const mail = {
    kind: 'email',
    from: 'kuberca@example.com',
    to: ['team@example.com', 'boss@example.com'],
    ...settings,
  };
  sinks.use(readRoutes(JSON.stringify({ sinks: { mail }, routes: [{ name: 'r', to: ['mail'] }] })));
  return (
    id: string,
    story: Story | null = null,
    event: NoticeEvent = 'opened',
    title = `${event} in shop`,
  ) =>
    sinks.get('mail')?.sink.tell(
      {
        notice: masker.mask({
          version: 1,
          event,
          language: 'en',
          card: {
            title,
            tone: 'critical',
            summary: 'Container app ran out of memory. 메모리 부족.',
            facts: [{ name: 'Cause', value: 'Deployment cart' }],
            lists: [{ title: 'Do', items: ['`kubectl -n shop get pods`'] }],
            footer: 'revision 1',
          },
        } as const),
        story,
        id,
      },
      signal,
    ) as Promise<Told>;
};

const header = (raw: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replaceAll(/\r\n\s+/g, ' ');

describe('mail', () => {
  it('is sent over TLS with the login, and what follows is a thread', async () => {
    const tell = await sinkAt(
      { wants: 'kuberca:a-password' },
      { user: 'kuberca', passwordFile: file('password') },
    );
    const first = await tell('a');
    if (first.kind !== 'told') throw new Error(JSON.stringify(first));
    const next = await tell('b', first.story, 'recovered');
    expect(next).toEqual(first);
    const [opened, recovered] = server.taken;
    expect(opened).toMatchObject({
      from: 'kuberca@example.com',
      to: ['team@example.com', 'boss@example.com'],
      user: 'kuberca',
      isSecure: true,
    });
    expect(header(opened?.raw ?? '', 'subject')).toBe('opened in shop');
    expect(header(opened?.raw ?? '', 'auto-submitted')).toBe('auto-generated');
    const id = header(opened?.raw ?? '', 'message-id');
    expect(header(recovered?.raw ?? '', 'in-reply-to')).toBe(id);
    expect(header(recovered?.raw ?? '', 'message-id')).not.toBe(id);
  });

  it('has the same id for the same telling, and no header that a text makes', async () => {
    const tell = await sinkAt({});
    const title = 'x\r\nBcc: thief@example.com\r\n\r\nbody';
    await tell('a', null, 'opened', title);
    await tell('a', null, 'opened', title);
    const [one, two] = server.taken.map(({ raw }) => raw);
    expect(header(one ?? '', 'message-id')).toBe(header(two ?? '', 'message-id'));
    expect(one?.split('\r\n\r\n', 1)[0]).not.toMatch(/^bcc:/im);
    expect(server.taken[0]?.to).toEqual(['team@example.com', 'boss@example.com']);
  });

  it.each<[string, MailTemper, Told['kind']]>([
    ['refuses the login', { wants: 'kuberca:other' }, 'failed'],
    ['offers no TLS', { tls: false }, 'failed'],
    ['knows no receiver', { refusesReceivers: 550 }, 'refused'],
    ['has no room for now', { refusesReceivers: 452 }, 'failed'],
    ['does not like the text', { afterText: 554 }, 'refused'],
    ['is asked to wait with the text', { afterText: 451 }, 'failed'],
    ['breaks off once it has the text', { afterText: 'closes' }, 'unknown'],
  ])('does as it is told by a server that %s', async (_, temper, kind) => {
    const login = { user: 'kuberca', passwordFile: file('password') };
    const tell = await sinkAt(temper, temper.wants === undefined ? {} : login);
    expect(await tell('a')).toMatchObject({ kind });
    if (kind !== 'unknown' && temper.afterText === undefined) expect(server.taken).toEqual([]);
  });

  it('is not known to have arrived where the server says nothing more', async () => {
    const tell = await sinkAt({ afterText: 'nothing' }, {}, 1);
    expect(await tell('a')).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['nobody listens', false],
    ['nobody says a word', true],
  ])('has not been sent where %s', async (_, listens) => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    if (!listens) await new Promise((resolve) => silent.close(resolve));
    expect(await sinkOf({ server: `smtp://127.0.0.1:${port}` }, 1)('a')).toMatchObject({ kind: 'failed' });
    if (listens) silent.close();
  });

  it('is plain only where that is allowed', async () => {
    const tell = await sinkAt({ tls: false }, { allowPlain: true });
    expect(await tell('a')).toMatchObject({ kind: 'told' });
    expect(server.taken).toMatchObject([{ isSecure: false, user: null }]);
  });

  it.each([
    [{ server: 'smtp://user:pw@mail.example.com' }, /without user or password/],
    [{ server: 'http://mail.example.com' }, /must be smtp/],
    [{ server: 'smtp://m', to: [] }, /to/],
    [{ server: 'smtp://m', from: 'x' }, /from/],
    [{ server: 'smtp://m', user: 'u' }, /go together/],
  ])('is refused in the file of routes: %j', (settings, says) => {
    expect(() => sinkOf(settings)).toThrow(says);
  });
});
