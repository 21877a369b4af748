import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { CompiledProcess } from '../support/compiled-process.js';
import { ModelServer } from '../support/model-server.js';

const SNAPSHOT = 'deploy/examples/snapshots/oomkilled';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0)) await resource.close();
});

const service = (settings: Record<string, string> = {}): CompiledProcess => {
  const process = new CompiledProcess('main.js', [], settings);
  open.push({ close: () => process.kill() });
  return process;
};

const kuberca = (args: string[], settings: Record<string, string> = {}): CompiledProcess => {
  const process = new CompiledProcess('cli/kuberca.js', args, settings);
  open.push({ close: () => process.kill() });
  return process;
};

/** A service whose model keeps every request waiting. */
const heldService = async (settings: Record<string, string> = {}) => {
  const model = await ModelServer.start();
  open.push(model);
  model.hold();
  const process = service({
    AI_PROVIDER: 'openai',
    OPENAI_API_KEY: 'a-key-of-the-test',
    OPENAI_BASE_URL: model.url,
    KUBE_SNAPSHOT: SNAPSHOT,
    ...settings,
  });
  return { model, process, url: await process.url() };
};

const analyse = (url: string, signal: AbortSignal | null = null): Promise<Response> =>
  fetch(`${url}/analyze`, {
    method: 'POST',
    body: JSON.stringify({
      alert: {
        status: 'firing',
        labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'checkout' },
      },
      thread_ts: '1',
    }),
    signal,
  });

describe('a misspelt setting', () => {
  it('is told once at the start, with the nearest name and without its value', async () => {
    const process = service({ KUBE_SNAPSHOT: SNAPSHOT, AI_PROVIDRE: 'secret-value', NODE_ENV: 'test' });
    await process.url();
    expect(process.lines.filter(({ event }) => event === 'settings_unknown')).toEqual([
      expect.objectContaining({ level: 'warn', settings: ['AI_PROVIDRE: is AI_PROVIDER meant?'] }),
    ]);
    expect(JSON.stringify(process.lines)).not.toContain('secret-value');
  });
});

describe('npm start', () => {
  it('passes SIGTERM on to the service, and leaves nothing behind', async () => {
    const npm = new CompiledProcess('main.js', [], { KUBE_SNAPSHOT: SNAPSHOT }, 'start');
    open.push({ close: () => npm.kill() });
    const url = await npm.url();
    npm.signal('SIGTERM');
    await npm.exited; // its output ends with the last process that writes to it
    expect(npm.lines.map(({ event }) => event)).toContain('stopped');
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});

describe('starting', () => {
  it.each([
    ['the service', (settings: Record<string, string>) => service(settings)],
    ['kuberca serve', (settings: Record<string, string>) => kuberca(['serve'], settings)],
  ])('%s with bad settings ends with 78 and names all of them, never their values', async (_, start) => {
    const bad = start({
      PORT: 'port-of-call',
      MAX_CONCURRENT_ANALYSES: '-31337',
      MASKING_REGEX_LIST_JSON: '["hunter2"',
    });
    expect(await bad.exited).toEqual({ code: 78, signal: null });
    expect(bad.stdout).toBe('');
    for (const name of ['PORT', 'MAX_CONCURRENT_ANALYSES', 'MASKING_REGEX_LIST_JSON']) {
      expect(bad.stderr).toContain(name);
    }
    expect(bad.stderr).not.toMatch(/port-of-call|31337|hunter2/);
  });

  it('ends with 1 when the port is taken, and names the setting', async () => {
    const taken = createServer().listen(0);
    open.push({ close: () => new Promise((resolve) => taken.close(resolve)) });
    const second = service({ PORT: String((taken.address() as AddressInfo).port) });
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(second.lines).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'start_failed', variable: 'PORT' }),
    );
  });

  it('answers once it listens, without a cluster, a key, a database or a stream', async () => {
    const url = await service().url();
    expect(await (await fetch(`${url}/ping`)).text()).toBe('{"message":"pong"}');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const response = await analyse(url);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', thread_ts: '1', analysis_quality: 'low' });
  });
});

describe('the command line', () => {
  it('lists its commands', async () => {
    const help = kuberca(['--help']);
    expect(await help.exited).toMatchObject({ code: 0 });
    expect(help.stdout).toContain('serve');
  });

  it('refuses an unknown command', async () => {
    const wrong = kuberca(['srve']);
    expect(await wrong.exited).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain('unknown command "srve"');
  });
});

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('at rest ends with 0 on %s', async (signal) => {
    const idle = service();
    await idle.url();
    idle.signal(signal);
    expect(await idle.exited).toEqual({ code: 0, signal: null });
    expect(idle.lines.map(({ event }) => event)).toEqual(expect.arrayContaining(['stopping', 'stopped']));
    expect(idle.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('lets running work finish, and takes on no more', async () => {
    const { model, process, url } = await heldService();
    const running = analyse(url);
    await model.arrived(1);
    process.signal('SIGTERM');
    await process.logged('stopping');
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    const late = await analyse(url);
    expect(late.status).toBe(503);
    expect(late.headers.get('retry-after')).toBe('5');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    model.release();
    expect(await (await running).json()).toMatchObject({ status: 'ok', thread_ts: '1' });
    expect(await process.exited).toEqual({ code: 0, signal: null });
  });

  it('aborts what does not finish within three quarters of the grace period, down to the socket', async () => {
    const { model, process, url } = await heldService({ SHUTDOWN_GRACE_SECONDS: '2' });
    const running = analyse(url);
    await model.arrived(1);
    process.signal('SIGTERM');
    const response = await running;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await process.exited).toEqual({ code: 0, signal: null });
    expect(model.requests[0]?.aborted).toBe(true);
  });

  it('ends at once on a second signal', async () => {
    const { model, process, url } = await heldService();
    const running = analyse(url).catch(() => null);
    await model.arrived(1);
    process.signal('SIGTERM');
    await process.logged('stopping');
    process.signal('SIGTERM');
    expect(await process.exited).toEqual({ code: 1, signal: null });
    await running;
  });
});

describe('a caller that hangs up', () => {
  it('ends its work down to the socket of the model', async () => {
    const { model, url } = await heldService();
    const caller = new AbortController();
    const call = analyse(url, caller.signal).catch(() => null);
    await model.arrived(1);
    caller.abort();
    await call;
    while (model.requests[0]?.aborted !== true) await new Promise((resolve) => setTimeout(resolve, 5));
    // The slot is free again.
    model.release();
    expect((await analyse(url)).status).toBe(200);
  });
});
