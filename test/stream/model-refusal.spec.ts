import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { answering, failing, structuredAnswer } from '../support/model-server.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf, resolved, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

/** What the rules find too: another cause would be told beside theirs, as an answer by the rules. */
const SAME_CAUSE = 'It was deleted or renamed, or was never created in its namespace.';
const written = { summary: SAME_CAUSE, detail: SAME_CAUSE };
const agreeing = answering(
  structuredAnswer({ en: written, ko: written, cause: SAME_CAUSE, chain: [], ruled_out: [], next_steps: [] }),
);

describe('a model that does not answer', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('refuses the key: the rules answer, and one update follows when it takes the key again', async () => {
    const world = await StreamWorld.forThisTest(nats, { LLM_CIRCUIT_PROBE_SECONDS: '1' });
    const { client, model } = world;
    model.otherwise = agreeing;
    const cart = ['KubePodCrashLooping', 'KubePodNotReady'].map((alertname) =>
      alertOf({ workload: 'cart', alertname }),
    );
    const over = alertOf({ workload: 'over' });
    const depot = alertOf({ workload: 'depot' });
    model.refuseWith = 401;
    const service = await world.service();
    await client.publish(webhookOf(cart));
    const [first] = await Promise.all(cart.map((alert) => client.answerTo(alert)));
    expect(first?.body).toMatchObject({
      kind: 'analysis',
      provenance: { model: null, reason: 'llm_auth', usage: null },
      analysis_summary: expect.stringMatching(/\S/),
    });
    await service.logs('model_circuit_opened');
    // The open circuit spares the others the refusal.
    for (const alert of [depot, over, resolved(over)]) {
      await client.publish(alert);
      await client.answerTo(alert);
    }
    const asked = model.requests.length;
    expect(world.modelCalls(depot) + world.modelCalls(over)).toBe(0);

    model.refuseWith = null;
    await service.logs('model_circuit_closed');
    for (const alert of [...cart, depot]) {
      const answer = await client.answerTo(alert, ({ body }) => body.kind === 'update');
      expect(answer.body.provenance).toMatchObject({ model: { id: 'gpt-6.1-sol' }, reason: null });
      expect(await client.answersTo(alert)).toHaveLength(2);
    }
    // One each for the two groups that still fire; the one that is over stays as it is.
    await settled(client, { alerts: [...cart, depot, resolved(over)], upgrades: 2 });
    expect(model.requests.length - asked).toBe(2);
    expect(world.modelCalls(over)).toBe(0);
    expect(await client.groupResults()).toHaveLength(6);
  });

  it('fails for a passing reason: it is asked again within the job, and the trigger is settled once', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const { client, model } = world;
    model.otherwise = agreeing;
    const alert = alertOf({ workload: 'cart' });
    model.next.push(failing(500), failing(429), { kind: 'hang-up' });
    await world.service();
    await client.publish(alert);
    expect((await client.answerTo(alert)).body.provenance).toMatchObject({ model: { id: 'gpt-6.1-sol' } });
    await settled(client, { alerts: [alert] });
    expect(model.requests).toHaveLength(4);
    expect((await client.analyst()).num_redelivered).toBe(0);
  });

  it('is down: the rules answer and say so; nothing waits for it, nothing is dead', async () => {
    const world = await StreamWorld.forThisTest(nats, { LLM_RETRY_MAX_ATTEMPTS: '2' });
    const { client, model } = world;
    model.otherwise = agreeing;
    const alerts = ['cart', 'shop', 'mail'].map((workload) => alertOf({ workload }));
    model.otherwise = failing(503);
    await world.service();
    await client.publish(webhookOf(alerts));
    for (const alert of alerts) {
      const { provenance } = (await client.answerTo(alert)).body;
      expect(provenance.model).toBeNull();
      expect(provenance.reason).toMatch(/^llm_/);
    }
    await settled(client, { alerts });
    // Its return allows no analysis more: only wrong credentials do (docs/stream-protocol.md "Failures").
    model.otherwise = { kind: 'answer', text: null };
    await client.publish({ ...alertOf({ workload: 'cart' }), annotations: { summary: 'again' } });
    await settled(client, { alerts });
    expect(model.requests).toHaveLength(6);
  });
});
