import { headers as natsHeaders } from '@nats-io/transport-node';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deadCommand } from '../../src/cli/dead.command.js';
import { loadSettings } from '../../src/config/load.js';
import { permissionsOf } from '../../src/jetstream/permissions.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { CompiledProcess } from '../support/compiled-process.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const SECRET = 'hunter2-0f9c77d1b2';
/** An alert whose status is mended by whoever looks at it: nothing reads it as it is. */
const broken = (name: string) => ({ status: 'burning', labels: { alertname: name, password: SECRET } });

interface Listed {
  readonly letters: readonly {
    readonly sequence: number;
    readonly outcome?: string;
    readonly reason?: string;
    readonly body?: unknown;
  }[];
  readonly done?: boolean;
}

describe('kuberca dead', () => {
  let nats: RunningNats;
  let world: StreamWorld;
  const { stream } = loadSettings({});
  const { operator } = permissionsOf(topologyOf({ ...stream, prefix: 'w1' }), 'w1');

  beforeAll(async () => {
    const { publish, subscribe } = operator;
    nats = await natsForThisFile({
      config: `
        authorization { users: [
          { user: any, password: p }
          { user: operator, password: p, permissions: ${JSON.stringify({ publish, subscribe })} }
        ] }
        no_auth_user: any`,
    });
    world = await StreamWorld.forThisFile(nats);
    expect(world.prefix).toBe('w1');
    await world.service();
  });

  type Environment = Readonly<Record<string, string>>;
  /** With the least rights. */
  const settingsWith = (settings: Environment): Environment => ({
    NATS_URL: nats.url,
    NATS_USER: 'operator',
    NATS_PASSWORD: 'p',
    STREAM_PREFIX: world.prefix,
    ...settings,
  });
  /** In this process: a start of its own takes longer than all that the command does. One call at a time. */
  const dead = async (args: readonly string[], settings: Environment = {}) => {
    const written = { out: '', err: '' };
    const listen = (stream: NodeJS.WriteStream, name: keyof typeof written) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        written[name] += String(text);
        return true;
      });
    const spies = [listen(process.stdout, 'out'), listen(process.stderr, 'err')];
    const environment = jest.replaceProperty(process, 'env', settingsWith(settings));
    try {
      const code = await deadCommand.run(args);
      return { code, ...written };
    } finally {
      for (const spy of spies) spy.mockRestore();
      environment.restore();
    }
  };
  const asProcess = async (args: readonly string[]) => {
    const run = new CompiledProcess('cli/kuberca.js', ['dead', ...args], settingsWith({}));
    const { code } = await run.exited;
    return { code, out: run.stdout, err: run.stderr };
  };
  const read = ({ out, err }: { readonly out: string; readonly err: string }): Listed => {
    expect(err).toBe('');
    return JSON.parse(out) as Listed;
  };
  const json = async (args: readonly string[]): Promise<Listed> => read(await dead([...args, '-o', 'json']));

  const letters = async (count: number): Promise<void> => {
    await until(`there are ${count} dead letters`, async () => {
      const { state } = await world.client.jsm.streams.info(world.client.stream('dead'));
      return state.messages === count;
    });
  };

  it('lists what was given up, shows it masked, and tells that it came', async () => {
    for (const name of ['One', 'Two', 'Three']) await world.client.publish(broken(name));
    await letters(3);
    const { code, out } = await dead(['list']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /SEQ +STORED +STAGE.*\n1 .* intake +invalid-input +1 +w1\.alerts\.firing\.test +.*status/,
    );
    expect((await json(['list', '--sequence', '2,3', '--limit', '1'])).letters).toEqual([
      expect.objectContaining({ sequence: 2, class: 'invalid-input', originalSequence: 2 }),
    ]);
    expect(
      (await json(['list', '--reason', 'STATUS', '--subject', 'w1.alerts.*.test'])).letters,
    ).toHaveLength(3);
    expect((await json(['list', '--group', 'nobody'])).letters).toEqual([]);
    expect((await json(['list', '--since', '2099-01-01'])).letters).toEqual([]);
    const shown = await dead(['show', '1']);
    expect(shown.out).toContain('"alertname": "One"');
    expect(shown.out).not.toContain(SECRET);
    expect((await dead(['show', '99'])).code).toBe(1);
    // At its first look; a service that runs looks every half minute.
    const service = await world.service();
    await service.logs('dead_letters_grew');
    const ready = (await (await fetch(`${service.url}/readyz`)).json()) as {
      details: Record<string, unknown>;
    };
    expect(ready.details['dead_letters']).toMatchObject({
      status: 'up',
      detail: expect.stringMatching(/given up: kuberca dead list/),
    });
  });

  it('tells a wrong call as such', async () => {
    expect(await asProcess(['redrive', '--yes'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Usage/),
    });
  });

  it('changes nothing until it is told to, and redrives once however often it is asked', async () => {
    const before = (await world.client.jsm.streams.info(world.client.stream('alerts'))).state.last_seq;
    const plan = await json(['redrive', '1']);
    expect(plan).toMatchObject({ done: false, letters: [{ outcome: 'would go to w1.alerts.firing.test' }] });
    await letters(3);
    // As two people at once, and again.
    const redrive = () => asProcess(['redrive', '1', '--yes', '-o', 'json']);
    const both = await Promise.all([redrive(), redrive()]);
    const outcomes = both.map(read).flatMap(({ letters: done }) => done.map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => outcome === 'published')).toHaveLength(1);
    expect((await json(['redrive', '1', '--yes'])).letters).toEqual([]);
    const after = (await world.client.jsm.streams.info(world.client.stream('alerts'))).state.last_seq;
    expect(after - before).toBe(1);
    // It is as broken as before, so it comes back as a new letter.
    await letters(3);
    expect((await json(['list'])).letters.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  });

  it('gives a group back its attempts with its trigger', async () => {
    const good = alertOf({ workload: 'cart' });
    await world.client.publish(good);
    const { body } = await world.client.answerTo(good);
    const group = body.group.id;
    const subject = `w1.work.normal.${group}`;
    const key = Object.fromEntries(Object.entries(body.group as object).filter(([name]) => name === 'key'));
    const headers = natsHeaders();
    for (const [name, value] of Object.entries({ Stage: 'work', Subject: subject, Class: 'max-attempts' }))
      headers.set(`Kuberca-${name}`, value);
    await world.client.js.publish('$KV.w1_attempts.' + group, '{"revision":1,"attempts":5}');
    await world.client.js.publish('w1.dead.work', JSON.stringify({ group, ...key, revision: 1 }), {
      headers,
    });
    expect((await json(['list', '--group', group])).letters).toHaveLength(1);
    expect((await json(['redrive', '--group', group, '--yes'])).letters).toMatchObject([
      { outcome: 'published' },
    ]);
    expect(await world.client.kept('attempts', group)).toBeNull();
    await until('the trigger is done', async () => (await world.client.triggers()) === 0);
  });

  it('discards what is chosen, with a context of the nats CLI', async () => {
    const home = mkdtempSync(join(tmpdir(), 'dead-'));
    try {
      mkdirSync(join(home, 'nats', 'context'), { recursive: true });
      writeFileSync(
        join(home, 'nats', 'context', 'ours.json'),
        JSON.stringify({ url: nats.url, user: 'operator', password: 'p' }),
      );
      const { code, out } = await dead(['discard', '--stage', 'intake', '--yes'], {
        NATS_URL: '',
        NATS_USER: '',
        NATS_PASSWORD: '',
        NATS_CONTEXT: 'ours',
        XDG_CONFIG_HOME: home,
      });
      expect([code, out.match(/discarded/g)?.length]).toEqual([0, 3]);
      await letters(0);
      expect((await dead(['list'])).out).toBe('No dead letters.\n');
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it('says what is missing', async () => {
    expect(await dead(['list'], { NATS_URL: '' })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/NATS_URL \(or NATS_CONTEXT\)/),
    });
    expect(await dead(['list'], { NATS_USER: '', NATS_PASSWORD: '', STREAM_PREFIX: 'other' })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no stream OTHER_DEAD/),
    });
  });
});
