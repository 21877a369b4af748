import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, startAgain, type RunningNats } from './nats-server.js';

const isRunning = (pid: number): boolean => {
  try {
    // Signal 0 also reaches a zombie, which nobody may have collected in a container without an init process.
    return process.kill(pid, 0) && !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('the local nats-server', () => {
  let server: RunningNats;
  beforeAll(async () => {
    server = await natsForThisFile();
  });

  it('has JetStream, and keeps its streams across a kill', async () => {
    const before = await connect({ servers: server.url });
    await (await jetstreamManager(before)).streams.add({ name: 'KEPT', subjects: ['kept'] });
    await before.close();
    await server.kill();
    await expect(connect({ servers: server.url, maxReconnectAttempts: 0 })).rejects.toThrow();

    const again = await startAgain(server, { config: 'max_payload: 64KB' });
    const after = await connect({ servers: again.url });
    expect((await (await jetstreamManager(after)).streams.info('KEPT')).config.subjects).toEqual(['kept']);
    expect(after.info?.max_payload).toBe(64 * 1024);
    await after.close();
  });

  it('takes a port of its own, so that several run side by side', async () => {
    const [one, other] = await Promise.all([natsForThisFile(), natsForThisFile()]);
    expect(one.port).not.toBe(other.port);
  });

  it('may be stopped twice, and after a kill', async () => {
    const once = await natsForThisFile();
    await once.kill();
    await once.stop();
    await once.stop();
    await expect(once.log()).rejects.toThrow(/ENOENT/);
  });

  it('does not outlive a process that is killed', async () => {
    const script =
      "const { startNatsServer } = await import('./scripts/nats-server.mjs'); console.log((await startNatsServer()).pid); setInterval(() => {}, 1000);";
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => {
      owner.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    expect(isRunning(pid)).toBe(true);
    owner.kill('SIGKILL');
    while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('says why it cannot start', async () => {
    await expect(natsForThisFile({ config: 'no such setting: {' })).rejects.toThrow(
      /did not start[^]*nats-server/,
    );
  });
});
