import { afterEach, describe, expect, it } from '@jest/globals';
import { answering, calling, type ModelBehaviour } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';

const CONTEXT = {
  page: 'alert',
  alert: { incident_id: 'INC-7', labels: { namespace: 'shop', pod: 'cart-api-6b6ccbc6c7-k2n68' } },
};

let app: PipelineApp;
const start = async (environment: Record<string, string> = {}): Promise<PipelineApp> => {
  app = await PipelineApp.start(environment);
  app.model.otherwise = answering('Because of the limit.');
  return app;
};
afterEach(() => app.close());

const POD = '{"namespace":"shop","pod_name":"cart-api-6b6ccbc6c7-k2n68"}';
const CALLS = [
  { name: 'list_namespace_events', arguments: '{"namespace":"shop"}' },
  { name: 'get_pod_status', arguments: POD },
  { name: 'list_pod_events', arguments: POD },
];
/** Calls that differ, at most 3: an identical one is answered with a reference to the first. */
const looking = (count = 1): ModelBehaviour =>
  calling(...CALLS.slice(0, count).map((call, at) => ({ id: `call_${at}`, ...call })));

const toolsIn = (at = -1) => {
  const shown = app.shown(at);
  return {
    called: shown.flatMap(({ tool_calls }) => (tool_calls ?? []).map(({ id }) => id)),
    answered: shown.flatMap(({ role, tool_call_id }) => (role === 'tool' ? [tool_call_id] : [])),
    evidence: shown.flatMap(({ role, content }) =>
      role === 'tool' ? [/^<(E\d+) /.exec(content ?? '')?.[1]] : [],
    ),
  };
};

describe('tools in a chat', () => {
  it('are offered, and what they answer is shown as evidence and kept with the turn', async () => {
    await start();
    app.model.next.push(looking(2), answering('It was killed (E1).'));
    expect((await app.ask({ context: CONTEXT })).text).toBe('It was killed (E1).');
    expect(app.model.requests[0]?.body['tools']).not.toEqual([]);
    await app.ask({ context: CONTEXT });
    expect(app.shown().map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'tool',
      'assistant',
      'user',
    ]);
    expect(app.prompt()).toMatch(/OOMKill|BackOff|Killing/);
    const { called, answered, evidence } = toolsIn();
    expect(new Set(called).size).toBe(2);
    expect({ answered, evidence }).toEqual({ answered: called, evidence: ['E1', 'E2'] });
  });

  it('have ids that go on through the conversation', async () => {
    await start();
    for (let turn = 0; turn < 3; turn += 1) {
      app.model.next.push(looking(2), answering('Seen.'));
      await app.ask({ context: CONTEXT });
    }
    const { called, answered, evidence } = toolsIn();
    expect(new Set(called).size).toBe(6);
    expect(answered).toEqual(called);
    expect(evidence).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6']);
  });

  it('have no id that an answer still speaks of, also when the turn of its evidence is gone', async () => {
    await start({ AGENT_SESSION_WINDOW_SIZE: '4' });
    app.model.next.push(looking(2), answering('It was killed (E2).'), answering('As E1 and E2 tell.'));
    for (let turn = 0; turn < 3; turn += 1) await app.ask();
    app.model.next.push(looking(), answering('Seen.'));
    await app.ask();
    expect(app.shown().some(({ content }) => content === 'As E1 and E2 tell.')).toBe(true);
    expect(toolsIn().evidence).toEqual(['E3']);
  });

  it('stand whole in the window, a call with its result', async () => {
    await start({ AGENT_SESSION_WINDOW_SIZE: '5' });
    for (let turn = 0; turn < 5; turn += 1) {
      app.model.next.push(looking(1 + (turn % 3)), answering('Seen.'));
      await app.ask();
      for (const at of [-1, -2]) {
        const { called, answered } = toolsIn(at);
        expect(answered).toEqual(called);
        expect(app.shown(at)[1]?.role).toBe('user');
      }
    }
  });

  it('are not offered where none may be called', async () => {
    await start({ LLM_MAX_TOOL_CALLS: '0' });
    await app.ask({ context: CONTEXT });
    expect(app.model.requests[0]?.body['tools'] ?? []).toEqual([]);
  });

  it('that fail are told to the model, which still answers', async () => {
    await start();
    app.model.next.push(
      calling({ id: 'a', name: 'no_such_tool', arguments: '{}' }),
      answering('Nothing seen.'),
    );
    expect((await app.ask()).text).toBe('Nothing seen.');
  });
});

describe('where the tools of a chat may look', () => {
  const scope = () => app.scopes.at(-1);

  it('is what the alert of the page names', async () => {
    await start();
    await app.ask({ context: CONTEXT });
    expect(scope()).toEqual({ namespaces: ['shop'], nodes: [] });
  });

  it('is also what the analyses of its incident looked at', async () => {
    await start();
    await app.analyse({ incidentId: ' INC-7 ' });
    await app.kept();
    const looked = app.scopes[0];
    expect(looked?.namespaces).toContain('shop');
    expect(looked?.nodes.length).toBeGreaterThan(0);
    await app.ask({ context: { incident: { incident_id: 'INC-7' } } });
    expect(scope()?.namespaces).toEqual(looked?.namespaces);
    expect([...(scope()?.nodes ?? [])].sort()).toEqual([...(looked?.nodes ?? [])].sort());
  });

  it('is nothing where the page names nothing, and not what another incident looked at', async () => {
    await start();
    await app.analyse({ incidentId: 'INC-7' });
    await app.kept();
    await app.ask({ context: { incident: { incident_id: 'INC-8' } } });
    expect(scope()).toEqual({ namespaces: [], nodes: [] });
    await app.ask();
    expect(scope()).toEqual({ namespaces: [], nodes: [] });
  });

  it('is what the page names where history is not available', async () => {
    await start();
    app.store.broken.add('lookedAt');
    expect((await app.ask({ context: CONTEXT })).text).toBe('Because of the limit.');
    expect(scope()).toEqual({ namespaces: ['shop'], nodes: [] });
  });
});
