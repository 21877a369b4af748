import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ClusterTools, type ToolResult } from '../../test/support/cluster-tools.js';
import { InMemoryReader } from '../../test/support/in-memory-reader.js';
import { limit, namespace, optionalFlag, optionalText } from './parameters.js';
import { ToolError } from './tool-error.js';
import { toolsOver, type Tool } from './tool.js';

const defineTool = toolsOver<object>();

const signal = new AbortController().signal;

/** A tool that answers what it is told to, and counts how often it ran. */
const toolThat = (run: (count: number, signal: AbortSignal) => unknown, name = 'look') => {
  const state = { count: 0 };
  const tool = defineTool({
    name,
    about: 'Looks.',
    parameters: z.object({ namespace, word: optionalText('A word.') }),
    run: async (_args, context) => {
      state.count += 1;
      return run(state.count, context.signal);
    },
  });
  return { state, tool };
};

const over = (tools: readonly Tool[], environment: Readonly<Record<string, string>> = {}) =>
  new ClusterTools(new InMemoryReader({}), environment, tools);

const shop = { namespace: 'shop' };

describe('a session of tools', () => {
  it('answers identical calls once, whatever the order of the arguments, also at the same time', async () => {
    const { state, tool } = toolThat((count) => ({ count }));
    const tools = over([tool]);
    const answers = await Promise.all([
      tools.call('look', { namespace: 'shop', word: 'a' }),
      tools.call('look', { word: ' a ', namespace: 'shop', unknown: 1 }),
    ]);
    expect(answers).toEqual([{ count: 1 }, { count: 1 }]);
    expect(await tools.call('look', { namespace: 'shop', word: 'b' })).toEqual({ count: 2 });
    expect(state.count).toBe(2);
  });

  it('says what was asked in one way, without what was left out', async () => {
    const tool = defineTool({
      name: 'find',
      about: 'Finds.',
      parameters: z.object({
        word: optionalText('A word.'),
        other: optionalText('Another.'),
        all: optionalFlag('All.'),
      }),
      run: async () => 1,
    });
    const { session } = over([tool]);
    const asked = async (args: object) =>
      (await session.call('find', JSON.stringify(args), signal)).asked.value;
    expect(await asked({ other: null, word: 'a', all: false })).toBe('find {"word":"a"}');
    expect(await asked({ all: true, word: 'a' })).toBe('find {"all":true,"word":"a"}');
  });

  it.each([
    ['absent', 1],
    ['forbidden', 1],
    ['unavailable', 2],
    ['timeout', 2],
  ] as const)('asks again after a failure only when it may pass: %s', async (errorClass, runs) => {
    const { state, tool } = toolThat(() => {
      throw new ToolError(errorClass, 'so it is');
    });
    const tools = over([tool]);
    expect(await tools.call('look', shop)).toEqual({ error: errorClass, detail: 'so it is' });
    await tools.call('look', shop);
    expect(state.count).toBe(runs);
  });

  it.each([
    ['{"namespace":7}', /^namespace: /],
    ['{}', /^namespace: /],
    ['{"namespace":"../kube-system"}', /^namespace: is not the name of a namespace$/],
    ['{"namespace":', /^the arguments are not JSON$/],
    ['[]', /object/],
    ['null', /object/],
    ['', /^namespace: /],
  ])('tells the model what is wrong with the arguments %s', async (text, detail) => {
    const { state, tool } = toolThat(() => 1);
    const { json } = await over([tool]).session.call('look', text, signal);
    const answer = JSON.parse(json.value) as ToolResult;
    expect(answer).toMatchObject({ error: 'invalid', detail: expect.stringMatching(detail) });
    if (text.startsWith('{}')) expect(answer['schema']).toMatchObject({ required: ['namespace'] });
    expect(state.count).toBe(0);
  });

  it('takes null for an argument that is left out, and numbers to their nearest bound', async () => {
    const tool = defineTool({
      name: 'count',
      about: 'Counts.',
      parameters: z.object({
        word: optionalText('A word.'),
        limit: limit({ min: 1, max: 100, fallback: 20, about: 'Most.' }),
      }),
      run: async (args) => args,
    });
    const tools = over([tool]);
    expect(await tools.call('count', { word: null, limit: null })).toEqual({ word: null, limit: 20 });
    expect(await tools.call('count', { limit: 0 })).toEqual({ word: null, limit: 1 });
    expect(await tools.call('count', { limit: 1e9 })).toEqual({ word: null, limit: 100 });
  });

  it('names the tools there are for one that is unknown', async () => {
    const tools = over([toolThat(() => 1).tool]);
    expect(await tools.call('rm_rf')).toEqual({
      error: 'invalid',
      detail: 'there is no tool "rm_rf"',
      tools: ['look'],
    });
  });

  it('ends a call in time, and says so', async () => {
    const { tool } = toolThat(() => new Promise(() => undefined));
    const tools = over([tool], { AGENT_TOOL_TIMEOUT_SECONDS: '1' });
    expect(await tools.call('look', shop)).toEqual({ error: 'timeout', detail: 'no answer within 1 s' });
  });

  it('rejects only when the analysis is aborted, and tells the tool', async () => {
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const { tool } = toolThat(
      (_count, inner) => new Promise(() => inner.addEventListener('abort', () => tell())),
    );
    const caller = new AbortController();
    const { session } = over([tool]);
    const call = session.call('look', JSON.stringify(shop), caller.signal);
    caller.abort(new Error('deadline of the analysis'));
    await expect(call).rejects.toThrow('deadline of the analysis');
    await told;
    await expect(session.call('look', '{}', caller.signal)).rejects.toThrow('deadline of the analysis');
  });

  it('answers a defect of a tool as an error, masked', async () => {
    const { tool } = toolThat(() => {
      throw new Error('cannot connect with password=hunter2hunter2');
    });
    const answer = await over([tool]).call('look', shop);
    expect(answer).toMatchObject({ error: 'error', detail: expect.stringContaining('cannot connect') });
    expect(answer.detail).not.toContain('hunter2');
  });

  it('masks results, also a secret that a cut would have halved', async () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.eyJ${'c'.repeat(300)}.${'d'.repeat(300)}`;
    const { tool } = toolThat(() => [`${'x'.repeat(7_800)} ${token} ${'y'.repeat(30_000)}`]);
    const text = await over([tool]).text('look', shop);
    expect(text.length).toBeLessThanOrEqual(16_000);
    expect(text).not.toMatch(/eyJ|ccc|ddd/);
  });

  it('logs each call with its duration and counts, and queries by digest and preview', async () => {
    const tool = defineTool({
      name: 'ask',
      about: 'Asks.',
      parameters: z.object({ query: z.string() }),
      run: async () => ({ series: [1, 2, 3], name: 'x' }),
    });
    const tools = over([tool]);
    await tools.call('ask', { query: `up{${'x'.repeat(200)}}` });
    await tools.call('nothing');
    expect(tools.logger.lines.map(({ event }) => event)).toEqual([
      'tool_started',
      'tool_finished',
      'tool_failed',
    ]);
    expect(tools.logger.lines[1]?.fields).toMatchObject({
      tool: 'ask',
      arguments: {
        query: {
          sha256: expect.stringMatching(/^[0-9a-f]{12}$/),
          preview: `up{${'x'.repeat(117)}`,
          length: 204,
        },
      },
      durationMs: expect.any(Number),
      counts: { series: 3 },
      cut: false,
    });
    expect(tools.logger.lines[2]?.fields).toMatchObject({ tool: 'nothing', errorClass: 'invalid' });
  });
});
