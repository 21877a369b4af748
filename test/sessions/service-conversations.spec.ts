import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HistoryService, modelForThisTest, shownIn } from '../support/history-service.js';
import { answering, type ModelServer } from '../support/model-server.js';
import { postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';
import { until } from '../support/until.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

let model: ModelServer;
beforeEach(async () => {
  model = await modelForThisTest();
  // The question comes last in the text of a message.
  model.decides = ({ messages }) => answering(`answer to ${messages.at(-1)?.content.split('\n\n').at(-1)}`);
});

const twoServices = async (database: string) => {
  const settings = server.settings(await server.database(database));
  const [one, other] = await Promise.all([
    HistoryService.up(model, settings),
    HistoryService.up(model, settings),
  ]);
  return { one, other };
};

interface LeaseRow {
  readonly owner: string | null;
  readonly remaining: number | null;
}

/** Who has the conversation, and for how many seconds more. */
const leaseIn = async (database: string): Promise<LeaseRow | undefined> => {
  const [row] = await server.query<LeaseRow>(
    database,
    `select lease_owner as owner, extract(epoch from lease_until - clock_timestamp())::float8 as remaining
     from kuberca_conversations`,
  );
  return row;
};

describe('two processes on one database', () => {
  it('answer the messages of one conversation one after the other, and lose none', async () => {
    const { one, other } = await twoServices('both');
    const questions = ['a?', 'b?', 'c?', 'd?', 'e?', 'f?'];
    const answers = await Promise.all(
      questions.map((question, index) => (index % 2 === 0 ? one : other).ask(question)),
    );
    expect(answers).toEqual(questions.map((question) => `answer to ${question}`));
    // The system's text, all turns before, the question: nobody was asked before the one before was written down.
    expect(model.requests.map(({ body }) => body.messages.length)).toEqual([2, 4, 6, 8, 10, 12]);
    expect(model.requests.at(-1)?.body.messages.map(({ role }) => role)).toEqual([
      'system',
      ...Array.from({ length: 5 }, () => ['user', 'assistant']).flat(),
      'user',
    ]);
    for (const question of questions) {
      const numbers = await server.query(
        'both',
        `select number from kuberca_messages where message ->> 'text' = $1`,
        [`answer to ${question}`],
      );
      expect(numbers).toHaveLength(1);
    }
    expect(await leaseIn('both')).toEqual({ owner: null, remaining: null });
  });

  it('go on with a conversation whose holder was killed, once its lease ends', async () => {
    const { one, other } = await twoServices('killed');
    await one.ask('first?');
    model.hold();
    const lost = one.ask('never answered?').catch(() => 'no answer');
    await model.arrived(2);
    await one.process.kill();
    expect(await lost).toBe('no answer');
    const left = await leaseIn('killed');
    expect(left?.owner).toMatch(/^[0-9a-f-]{36}$/);
    expect(left?.remaining).toBeGreaterThan(0);
    expect(left?.remaining).toBeLessThanOrEqual(30);
    const answer = other.ask('second?');
    await server.query('killed', 'update kuberca_conversations set lease_until = now()');
    await model.arrived(3);
    model.release();
    expect(await answer).toBe('answer to second?');
    expect(shownIn(model, 2)).toContain('first?');
    expect(shownIn(model, 2)).not.toContain('never answered?');
    expect(await leaseIn('killed')).toEqual({ owner: null, remaining: null });
  });

  it('wait for a holder that lives', async () => {
    const { one, other } = await twoServices('waiting');
    model.hold();
    const first = one.ask('first?');
    await model.arrived(1);
    const holder = (await leaseIn('waiting'))?.owner;
    const second = other.ask('second?');
    await until('the other has tried to take it, in vain', async () => {
      // The holder's connection has read the messages since.
      const rows = await server.query(
        'postgres',
        `select from pg_stat_activity where datname = 'waiting' and query like 'insert into kuberca_conversations%'`,
      );
      return rows.length > 0;
    });
    expect((await leaseIn('waiting'))?.owner).toBe(holder);
    expect(model.requests).toHaveLength(1);
    model.release();
    expect(await Promise.all([first, second])).toEqual(['answer to first?', 'answer to second?']);
    expect(shownIn(model, 1)).toContain('answer to first?');
  });
});
