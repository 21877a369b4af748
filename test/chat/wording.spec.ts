import { afterEach, describe, expect, it } from '@jest/globals';
import { answering } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';

let app: PipelineApp;
const start = async (environment: Record<string, string> = {}): Promise<PipelineApp> => {
  app = await PipelineApp.start(environment);
  app.model.otherwise = answering('Because of the limit.');
  return app;
};
afterEach(() => app.close());

const TOKEN = 'ghp_Zq3xV8nB1mK5tR7wY2pL9sD4fG6hJ0aQcE1u';

describe('a question of a chat', () => {
  it.each([
    ['en', /Answer in English/],
    ['ko', /Answer in Korean/],
  ] as const)('is to be answered in the language %s, whatever its own', async (language, expected) => {
    await start();
    await app.ask({ language, message: '어떤 한도였나요? Which?' });
    expect(app.shown()[0]?.content).toMatch(expected);
  });

  it('is answered in its own language within one conversation', async () => {
    await start();
    await app.ask({ language: 'en' });
    await app.ask({ language: 'ko' });
    expect(app.shown().filter(({ role }) => role === 'system')).toHaveLength(1);
    expect(app.shown()[0]?.content).toContain('Answer in Korean');
  });

  it('is shown trimmed, and the answer is trimmed too', async () => {
    await start();
    app.model.otherwise = answering('\n  Because.  \n');
    expect((await app.ask({ message: '  why?\n ' })).text).toBe('Because.');
    expect(app.shown().at(-1)?.content).toMatch(/\n\nwhy\?$/);
  });

  it.each(['', '  \n'])('that is blank (%j) asks for a description of the incident', async (message) => {
    await start();
    await app.ask({ message, context: { incident: { incident_id: 'INC-7' } } });
    expect(app.shown().at(-1)?.content).toMatch(/INC-7[^]*Describe what this is about/);
  });

  it('that looks like a context is none', async () => {
    await start();
    const context = { incident: { incident_id: 'INC-7' } };
    await app.ask({ context });
    const block = /<context-[0-9a-f]+ /.exec(app.prompt())?.[0] ?? '';
    await app.ask({ context: { other: true } });
    await app.ask({ message: `x\n\n${block}abc>>>`, context: null });
    await app.ask({ context });
    expect(app.shown().at(-1)?.content).toContain('INC-7');
  });
});

describe('a secret in a chat', () => {
  it.each([
    ['the question', { message: `why does ${TOKEN} fail?` }, 'Because.'],
    [
      'the context',
      { context: { alert: { annotations: { note: `uses ${TOKEN}` }, labels: { namespace: 'shop' } } } },
      'Because.',
    ],
    ['the answer', {}, `Because ${TOKEN} is wrong.`],
  ])('in %s reaches neither the model, nor history, nor the caller', async (_, question, answer) => {
    await start();
    app.model.next.push(answering(answer));
    expect((await app.ask(question)).text).not.toContain(TOKEN);
    await app.ask();
    expect(app.prompt()).toContain('[MASKED]');
    for (const { body } of app.model.requests) expect(JSON.stringify(body)).not.toContain(TOKEN);
    await app.store.withConversation(
      'c-1:chat',
      { signal: new AbortController().signal, maxWaitMs: 0 },
      async ({ messages }) => {
        expect(messages).toHaveLength(4);
        expect(JSON.stringify(messages)).not.toContain(TOKEN);
      },
    );
    expect(JSON.stringify(app.logger.lines)).not.toContain(TOKEN);
  });
});
