import { afterEach, describe, expect, it } from '@jest/globals';
import { answering, calling } from '../support/model-server.js';
import { PipelineApp, type WireMessage } from '../support/pipeline-app.js';

const CONTEXT = {
  page: 'alert',
  alert: {
    alert_id: 'ALR-91',
    incident_id: 'INC-7',
    alarm_title: 'KubePodCrashLooping',
    labels: { namespace: 'shop', pod: 'cart-api-6b6ccbc6c7-k2n68' },
  },
};
const OTHER = { ...CONTEXT, alert: { ...CONTEXT.alert, status: 'resolved' } };

let app: PipelineApp;
const start = async (environment: Record<string, string> = {}): Promise<PipelineApp> => {
  app = await PipelineApp.start(environment);
  app.model.otherwise = answering('Because of the limit.');
  return app;
};
afterEach(() => app.close());

const contextsIn = (messages: readonly WireMessage[]): number =>
  messages.filter(({ role, content }) => role === 'user' && content?.includes('ALR-91')).length;

const questionsIn = (messages: readonly WireMessage[]): readonly string[] =>
  messages.filter(({ role }) => role === 'user').map(({ content }) => content?.split('\n\n').at(-1) ?? '');

describe('a conversation', () => {
  it('is kept, and shown to the model in its order', async () => {
    await start();
    app.model.next.push(answering('One.'), answering('Two.'), answering('Three.'));
    for (const message of ['first?', 'second?', 'third?']) await app.ask({ message });
    expect(app.shown().map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
      'assistant',
      'user',
    ]);
    expect(questionsIn(app.shown())).toEqual(['first?', 'second?', 'third?']);
    expect(app.shown().flatMap(({ role, content }) => (role === 'assistant' ? [content] : []))).toEqual([
      'One.',
      'Two.',
    ]);
  });

  it('holds what was asked by the person, not what the loop asked at its limit', async () => {
    await start({ LLM_MAX_TURNS: '2' });
    const look = JSON.stringify({ namespace: 'shop', pod_name: 'cart-api-6b6ccbc6c7-k2n68' });
    app.model.next.push(calling({ id: 'a', name: 'get_pod_status', arguments: look }), answering('One.'));
    await app.ask({ message: 'first?' });
    expect(app.prompt()).toContain('No further tool can be called');
    await app.ask({ message: 'second?' });
    expect(questionsIn(app.shown())).toEqual(['first?', 'second?']);
  });

  it('is not that of another id', async () => {
    await start();
    await app.ask({ message: 'mine?', conversationId: 'c-1' });
    await app.ask({ message: 'yours?', conversationId: 'c-2' });
    expect(app.prompt()).not.toContain('mine?');
  });

  it('is begun for a caller who names none, with an id of its own that goes on with it', async () => {
    await start();
    const first = await app.ask({ conversationId: null, message: 'first?' });
    const other = await app.ask({ conversationId: null });
    expect(first.conversationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.conversationId).not.toBe(first.conversationId);
    expect(app.prompt()).not.toContain('first?');
    const second = await app.ask({ conversationId: first.conversationId, message: 'second?' });
    expect(second.conversationId).toBe(first.conversationId);
    expect(questionsIn(app.shown())).toEqual(['first?', 'second?']);
  });

  it('goes on under an id that masking would change, which is not repeated', async () => {
    await start();
    const secret = `eyJhbGciOiJIUzI1NiJ9.eyJ${'a'.repeat(40)}.${'b'.repeat(43)}`;
    expect(await app.ask({ conversationId: secret, message: 'first?' })).toMatchObject({
      conversationId: null,
    });
    await app.ask({ conversationId: secret, message: 'second?' });
    expect(questionsIn(app.shown())).toEqual(['first?', 'second?']);
  });

  it('loses its oldest turns where the window ends', async () => {
    await start({ AGENT_SESSION_WINDOW_SIZE: '4' });
    for (const message of ['first?', 'second?', 'third?', 'fourth?']) await app.ask({ message });
    expect(questionsIn(app.shown())).toEqual(['second?', 'third?', 'fourth?']);
  });

  it('does not keep a question that was not answered', async () => {
    await start();
    app.model.next.push(answering(''));
    await app.ask({ message: 'lost?' });
    await app.ask({ message: 'next?' });
    expect(questionsIn(app.shown())).toEqual(['next?']);
  });
});

describe('the context of the page', () => {
  it('is given with the first question, and not again while it is the same', async () => {
    await start();
    await app.ask({ context: CONTEXT });
    expect(contextsIn(app.shown())).toBe(1);
    await app.ask({ context: { alert: CONTEXT.alert, page: 'alert' } });
    expect(contextsIn(app.shown())).toBe(1);
    expect(app.shown().at(-1)?.content).not.toContain('ALR-91');
  });

  it('is given again when it changed', async () => {
    await start();
    await app.ask({ context: CONTEXT });
    await app.ask({ context: OTHER });
    expect(contextsIn(app.shown())).toBe(2);
    expect(app.shown().at(-1)?.content).toContain('resolved');
  });

  it('is given again when it changed back, for the last one that was given is the one that holds', async () => {
    await start();
    for (const context of [CONTEXT, OTHER, CONTEXT]) await app.ask({ context });
    expect(app.shown().at(-1)?.content).toContain('ALR-91');
    await app.ask({ context: CONTEXT });
    expect(app.shown().at(-1)?.content).not.toContain('ALR-91');
  });

  it('is given again when the turn that held it fell out of the window', async () => {
    await start({ AGENT_SESSION_WINDOW_SIZE: '4' });
    for (let turn = 0; turn < 3; turn += 1) await app.ask({ context: CONTEXT });
    expect(contextsIn(app.shown())).toBe(1);
    await app.ask({ context: CONTEXT });
    expect(app.shown().at(-1)?.content).toContain('ALR-91');
  });

  it('is given again when the turn that held it no longer fits the budget', async () => {
    await start({ PROMPT_TOKEN_BUDGET: '2000' });
    app.model.otherwise = answering('word '.repeat(900));
    await app.ask({ context: CONTEXT });
    await app.ask({ context: CONTEXT });
    await app.ask({ context: CONTEXT });
    expect(app.characters()).toBeLessThanOrEqual(2000 * 4);
    expect(contextsIn(app.shown())).toBe(1);
    expect(app.shown().at(-1)?.content).toContain('ALR-91');
  });

  it('is given when the first question came without one, and stays known when a later one does', async () => {
    await start();
    await app.ask();
    await app.ask({ context: CONTEXT });
    expect(contextsIn(app.shown())).toBe(1);
    await app.ask();
    await app.ask({ context: CONTEXT });
    expect(contextsIn(app.shown())).toBe(1);
  });

  it('fits into the budget of a prompt however large it is', async () => {
    await start({ PROMPT_TOKEN_BUDGET: '3000' });
    const alerts = Array.from({ length: 90 }, (_, at) => ({ id: at, detail: 'word '.repeat(2000) }));
    await app.ask({ context: { ...CONTEXT, alerts }, message: 'Which limit did it hit?' });
    expect(app.characters()).toBeLessThanOrEqual(3000 * 4);
    expect(app.shown().at(-1)?.content).toMatch(/ALR-91.*<\/[a-z]+>\n\nWhich limit/s);
  });
});

describe('two messages at once', () => {
  it('to one conversation are answered one after the other', async () => {
    await start();
    app.model.hold();
    const first = app.ask({ message: 'first?' });
    await app.model.arrived(1);
    const second = app.ask({ message: 'second?' });
    const elsewhere = app.ask({ message: 'elsewhere?', conversationId: 'c-2' });
    // That of the other conversation arrives although it came last.
    await app.model.arrived(2);
    expect(questionsIn(app.shown())).toEqual(['elsewhere?']);
    app.model.next.push(answering('One.'), answering('Elsewhere.'), answering('Two.'));
    app.model.release();
    expect((await first).text).toBe('One.');
    expect((await second).text).toBe('Two.');
    expect((await elsewhere).text).toBe('Elsewhere.');
    expect(questionsIn(app.shown())).toEqual(['first?', 'second?']);
    expect(app.shown()[2]).toMatchObject({ role: 'assistant', content: 'One.' });
  });

  it('do not mix their calls of tools', async () => {
    await start();
    app.model.decides = ({ messages }) => {
      const last = messages.at(-1);
      return last?.role === 'user'
        ? calling({ id: 'x', name: 'list_namespace_events', arguments: '{"namespace":"shop"}' })
        : null;
    };
    const messages = ['first?', 'second?', 'third?'];
    await Promise.all(messages.map((message) => app.ask({ message, context: CONTEXT })));
    await app.ask({ message: 'fourth?', context: CONTEXT });
    expect(app.shown().map(({ role }) => role)).toEqual([
      'system',
      ...messages.flatMap(() => ['user', 'assistant', 'tool', 'assistant']),
      'user',
      'assistant',
      'tool',
    ]);
    expect(questionsIn(app.shown())).toEqual([...messages, 'fourth?']);
  });
});
