import { beforeAll, describe, expect, it } from '@jest/globals';
import { answering, structuredAnswer } from '../support/model-server.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf, type PublishedAlert } from '../support/stream-alert.js';
import type { StoredResult } from '../support/stream-client.js';
import { StreamWorld } from '../support/stream-world.js';

/** What the rules find too: the recorded cluster has no such deployment. Another cause would be told beside theirs. */
const FOUND = 'Deployment cart was deleted or renamed, or was never created in namespace shop.';

const saying = (summary: string) => {
  const written = { summary, detail: 'The detail (E1).' };
  return answering(
    structuredAnswer({ en: written, ko: written, cause: FOUND, chain: [], citations: [], ruled_out: [] }),
  );
};

/** What a result hands on: the model's sentence of each, without what the report adds to it. */
const earlierIn = ({ text }: StoredResult): readonly (string | undefined)[] =>
  (JSON.parse(text) as { earlier?: readonly { text: string }[] }).earlier?.map(
    (each) => /^Said \d\./.exec(each.text)?.[0],
  ) ?? [];

/** Alerts of one workload: each new name makes the group be analysed again. */
const alerts: readonly PublishedAlert[] = ['A', 'B', 'C', 'D', 'E'].map((letter) =>
  alertOf({ workload: 'cart', alertname: `Alert${letter}` }),
);

describe('what earlier analyses of a group said', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('is in its results, and shown to the model of a process that has seen none of them', async () => {
    const world = await StreamWorld.forThisTest(nats);
    let service = await world.service();
    for (const [at, alert] of alerts.entries()) {
      if (at === 4) {
        await service.kill();
        service = await world.service();
      }
      world.model.otherwise = saying(`Said ${at}. ${FOUND}`);
      await world.client.publish(alert);
      await world.client.answerTo(alert);
    }
    const results = await world.client.groupResults();
    expect(results.map(earlierIn)).toEqual([
      [],
      ['Said 0.'],
      ['Said 0.', 'Said 1.'],
      ['Said 0.', 'Said 1.', 'Said 2.'],
      ['Said 1.', 'Said 2.', 'Said 3.'],
    ]);
    const prompt = JSON.stringify(world.model.requests.at(-1)?.body.messages);
    expect(prompt.match(/Said \d\./g)).toEqual(['Said 1.', 'Said 2.', 'Said 3.']);
  });

  it('does not hold answers that knew no cause', async () => {
    const world = await StreamWorld.forThisTest(nats);
    await world.service({ OPENAI_API_KEY: '' });
    const [first, second] = alerts.slice(0, 2) as [PublishedAlert, PublishedAlert];
    for (const alert of [first, second]) {
      await world.client.publish(alert);
      await world.client.answerTo(alert);
    }
    expect((await world.client.groupResults()).map(earlierIn)).toEqual([[], []]);
  });
});
