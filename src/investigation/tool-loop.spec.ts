import { describe, expect, it } from '@jest/globals';
import { calling, ScriptedModel } from '../../test/support/scripted-model.js';
import { PlainMasker } from '../../test/support/plain-masker.js';
import type { ToolAnswer } from '../tools/tool-answer.js';
import { LlmError } from '../llm/failure.js';
import type { LlmMessage } from '../llm/provider.js';
import { openingFrom } from './conversation.js';
import type { LoopLimits } from './limits.js';
import type { OfferedTools } from './offered-tools.js';
import { ToolLoop, type ToolLoopOptions } from './tool-loop.js';

const masker = new PlainMasker();
const LIMITS: LoopLimits = {
  maxTurns: 12,
  maxToolCalls: 30,
  maxTokens: 300_000,
  maxResultCharacters: 100_000,
  maxOutputTokens: 1000,
};
const SYSTEM = 'You analyse.';
const openingAsking = (text: string) => openingFrom(masker, SYSTEM, [{ role: 'user', text }]);
const OPENING: readonly LlmMessage[] = [
  { role: 'system', text: SYSTEM },
  { role: 'user', text: 'Why?' },
];

type Answers = (name: string, args: string, signal: AbortSignal) => unknown;

/** Tools that answer what a test says; an answer of the form {"error": …} is a failure. */
const toolsThat = (answer: Answers) => {
  const state = { running: 0, mostAtOnce: 0, calls: [] as string[], bounds: [] as (number | undefined)[] };
  const tools: OfferedTools = {
    schemas: () => [{ name: 'look', description: 'Looks.', parameters: { type: 'object' } }],
    names: () => ['look'],
    call: async (name, args, signal, maxCharacters): Promise<ToolAnswer> => {
      state.calls.push(`${name} ${args}`);
      state.bounds.push(maxCharacters);
      state.running += 1;
      state.mostAtOnce = Math.max(state.mostAtOnce, state.running);
      await new Promise((resolve) => setImmediate(resolve));
      try {
        const value = await answer(name, args, signal);
        const error = (value as { error?: ToolAnswer['errorClass'] } | null)?.error ?? null;
        return {
          json: masker.mask(JSON.stringify(value)),
          errorClass: error,
          asked: masker.mask(`${name} ${args}`),
          source: 'kubernetes',
        };
      } finally {
        state.running -= 1;
      }
    },
  };
  return { state, tools };
};

const loopWith = (model: ScriptedModel, parts: Partial<ToolLoopOptions> = {}): ToolLoop =>
  new ToolLoop({
    model,
    masker,
    policy: { text: (text) => text },
    limits: LIMITS,
    tools: null,
    answerSchema: null,
    marker: 'abcdefghij',
    day: null,
    taken: 3,
    opening: openingAsking('Why?'),
    shorter: null,
    ...parts,
  });

const within = (ms = 60_000, signal = new AbortController().signal) => ({
  signal,
  deadlineAt: Date.now() + ms,
});

describe('an investigation with tools', () => {
  it('makes the calls of a turn at once, and shows their results as evidence between markers', async () => {
    const { state, tools } = toolsThat((_, args) => ({ saw: args }));
    const model = new ScriptedModel([
      { toolCalls: [calling('look', { at: 1 }), calling('look', { at: 2 })] },
      { text: 'Because.' },
    ]);
    const loop = loopWith(model, { tools });
    const reply = await loop.answer(within());
    expect(reply.text).toBe('Because.');
    expect(state.mostAtOnce).toBe(2);
    const shown = model.shown(1);
    expect(shown.slice(0, 2)).toEqual(OPENING);
    expect(shown[2]).toMatchObject({ role: 'assistant', toolCalls: [{ id: 'c1' }, { id: 'c2' }] });
    expect(shown[3]).toMatchObject({ role: 'tool', callId: 'c1', name: 'look' });
    const results = shown.slice(3).map((message) => message.text);
    expect(results[0]).toMatch(/^<E4 abcdefghij>\nlook \{"at":1\}\n/);
    expect(results[1]).toMatch(/^<E5 abcdefghij>/);
    expect(loop.readings.value.map(({ id, status, query }) => [id, status, query])).toEqual([
      ['E4', 'ok', 'look {"at":1}'],
      ['E5', 'ok', 'look {"at":2}'],
    ]);
    expect(loop.usage).toEqual({
      turns: 2,
      toolCalls: 2,
      inputTokens: 200,
      outputTokens: 20,
      cachedTokens: 0,
    });
    expect(loop.notes).toEqual([]);
  });

  it('makes a call that was written as text, and keeps none of its markup', async () => {
    const { state, tools } = toolsThat(() => ({ pods: 3 }));
    const model = new ScriptedModel([
      { text: '<think>hm</think><tool_call>{"name":"look","arguments":{"at":1}}</tool_call>' },
      { text: '<think>so</think>Because.' },
    ]);
    const loop = loopWith(model, { tools });
    const reply = await loop.answer(within());
    expect(reply.text).toBe('Because.');
    expect(state.calls).toEqual(['look {"at":1}']);
    expect(JSON.stringify([loop.transcript.value, model.shown(1)])).not.toMatch(/tool_call>|<think/);
  });

  it('gives no call that was written as text for an answer where no tool may be called', async () => {
    const model = new ScriptedModel([{ text: '<tool_call>{"name":"look","arguments":{}}</tool_call>' }]);
    expect(await loopWith(model).answer(within())).toMatchObject({ text: '', stop: 'tool-calls' });
  });

  it('keeps what was said but for the system message', async () => {
    const { tools } = toolsThat(() => ({}));
    const model = new ScriptedModel([{ toolCalls: [calling('look')] }, { text: 'Because.' }]);
    const loop = loopWith(model, { tools });
    await loop.answer(within());
    expect(loop.transcript.value.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant']);
  });

  it('answers an identical call with a reference to the first', async () => {
    const { tools } = toolsThat(() => ({ pods: 3 }));
    const same = () => calling('look', { at: 1 });
    const model = new ScriptedModel([
      { toolCalls: [same(), same()] },
      { toolCalls: [same()] },
      { text: 'Because.' },
    ]);
    const loop = loopWith(model, { tools });
    await loop.answer(within());
    expect(loop.readings.value).toHaveLength(1);
    expect(model.shown(1)[4]?.text).toBe('The same call was answered before: see E4.');
    expect(model.shown(2).at(-1)?.text).toBe('The same call was answered before: see E4.');
  });

  it.each<[string, Partial<LoopLimits>, number, RegExp]>([
    ['turns', { maxTurns: 3 }, 3, /LLM_MAX_TURNS/],
    ['tool calls', { maxToolCalls: 2 }, 3, /LLM_MAX_TOOL_CALLS/],
    ['tokens', { maxTokens: 250 }, 4, /LLM_MAX_INVESTIGATION_TOKENS/],
    ['room for results', { maxResultCharacters: 1300 }, 4, /PROMPT_TOKEN_BUDGET/],
  ])('ends calls that never end at the limit of %s, with an answer', async (_, limits, turns, why) => {
    let at = 0;
    const { state, tools } = toolsThat(() => ({ text: 'x'.repeat(60) }));
    const model = new ScriptedModel([
      ({ toolChoice }) =>
        toolChoice === 'none' ? { text: 'At last.' } : { toolCalls: [calling('look', { at: (at += 1) })] },
    ]);
    const loop = loopWith(model, { tools, limits: { ...LIMITS, ...limits } });
    const reply = await loop.answer(within());
    expect(reply.text).toBe('At last.');
    expect(model.requests).toHaveLength(turns);
    const { request } = model.requests.at(-1)!;
    expect(request).toMatchObject({ toolChoice: 'none', tools: [{ name: 'look' }] });
    expect(model.shown(turns - 1).at(-1)).toMatchObject({ role: 'user', text: expect.stringMatching(why) });
    expect(state.calls.length).toBe(turns - 1);
    expect(loop.notes).toEqual([expect.stringMatching(why)]);
  });

  it('makes no more calls of one turn than are left, and says so to the model', async () => {
    const { state, tools } = toolsThat(() => ({}));
    const five = [1, 2, 3, 4, 5].map((at) => calling('look', { at }));
    const model = new ScriptedModel([{ toolCalls: five }, { text: 'Enough.' }]);
    await loopWith(model, { tools, limits: { ...LIMITS, maxToolCalls: 3 } }).answer(within());
    expect(state.calls).toHaveLength(3);
    const results = model.shown(1).filter(({ role }) => role === 'tool');
    expect(results).toHaveLength(5);
    expect(results.at(-1)?.text).toContain('not called');
  });

  it('shares the room for results between the calls of a turn', async () => {
    const { state, tools } = toolsThat(() => ({}));
    const model = new ScriptedModel([{ toolCalls: [calling('look', 1), calling('look', 2)] }, { text: 'x' }]);
    await loopWith(model, { tools, limits: { ...LIMITS, maxResultCharacters: 8000 } }).answer(within());
    expect(state.bounds).toEqual([4000, 4000]);
  });

  it('ends after three identical failures', async () => {
    const { state, tools } = toolsThat(() => ({ error: 'absent', detail: 'no such pod' }));
    const model = new ScriptedModel([
      ({ toolChoice }) =>
        toolChoice === 'none' ? { text: 'I cannot look.' } : { toolCalls: [calling('look')] },
    ]);
    const loop = loopWith(model, { tools });
    await loop.answer(within());
    expect(state.calls).toHaveLength(3);
    expect(loop.notes[0]).toContain('the same call failed three times');
    expect(loop.readings.value).toEqual([
      expect.objectContaining({ id: 'E4', status: 'absent', reason: 'no such pod' }),
    ]);
  });

  it('gives what is wrong with the arguments back to the model, and counts it as no evidence', async () => {
    const { tools } = toolsThat(() => ({
      error: 'invalid',
      detail: 'namespace: is missing',
      schema: { type: 'object' },
    }));
    const model = new ScriptedModel([{ toolCalls: [calling('look', '{')] }, { text: 'Then not.' }]);
    const loop = loopWith(model, { tools });
    await loop.answer(within());
    expect(model.shown(1).at(-1)?.text).toContain('namespace: is missing');
    expect(loop.readings.value).toEqual([]);
  });

  it('asks for the answer when the time is nearly over, without waiting for tools', async () => {
    const { tools } = toolsThat(() => new Promise(() => undefined));
    const model = new ScriptedModel([{ toolCalls: [calling('look')] }, { text: 'In time.' }]);
    const loop = loopWith(model, { tools });
    const reply = await loop.answer(within(300));
    expect(reply.text).toBe('In time.');
    expect(model.shown(1).some(({ text }) => text?.includes('no time is left'))).toBe(true);
    expect(model.requests[1]?.request.toolChoice).toBe('none');
    expect(loop.notes[0]).toContain('ANALYSIS_DEADLINE_SECONDS');
  });

  it('rejects at once when its owner ends it while tools run, and ends them', async () => {
    const owner = new AbortController();
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const { tools } = toolsThat(
      (_name, _args, signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            tell();
            reject(signal.reason);
          }),
        ),
    );
    const model = new ScriptedModel([{ toolCalls: [calling('look')] }]);
    const answer = loopWith(model, { tools }).answer(within(60_000, owner.signal));
    setTimeout(() => owner.abort(new Error('hung up')), 20);
    await expect(answer).rejects.toThrow('hung up');
    await told;
  });

  it('shrinks the evidence once when the context is too long', async () => {
    const { tools } = toolsThat(() => ({ text: 'x'.repeat(5000) }));
    const tooLong = new LlmError('context-too-long', 'at most 8192 tokens');
    const model = new ScriptedModel([{ toolCalls: [calling('look')] }, tooLong, { text: 'Short enough.' }]);
    const shorter = async () => openingAsking('W?');
    const loop = loopWith(model, { tools, shorter });
    expect((await loop.answer(within())).text).toBe('Short enough.');
    const shown = model.shown(2);
    expect(shown[1]).toEqual({ role: 'user', text: 'W?' });
    expect(shown.at(-1)?.text?.length).toBeLessThan(1500);
    expect(shown.at(-1)?.text).toMatch(/left out.*\n<\/abcdefghij>$/);
    expect(loop.notes[0]).toContain('shortened');
    const again = new ScriptedModel([tooLong]);
    await expect(loopWith(again, { shorter }).answer(within())).rejects.toBe(tooLong);
    expect(again.requests).toHaveLength(2);
  });

  it('brings to an end what it has begun when the budget runs out on the way', async () => {
    const { tools } = toolsThat(() => ({}));
    const refused = new LlmError('budget', 'used up');
    const model = new ScriptedModel([{ toolCalls: [calling('look')] }, refused, { text: 'So far.' }]);
    const loop = loopWith(model, { tools });
    expect((await loop.answer(within())).text).toBe('So far.');
    expect(model.requests[2]).toMatchObject({ limits: { overdraft: true }, request: { toolChoice: 'none' } });
    await expect(loopWith(new ScriptedModel([refused]), { tools }).answer(within())).rejects.toBe(refused);
  });

  it('gives a provider back what it wants with its calls, under our ids', async () => {
    const { tools } = toolsThat(() => ({}));
    const given = { origin: 'gemini', value: 'c2lnbmF0dXJl' };
    const model = new ScriptedModel([{ toolCalls: [calling('look')], given }, { text: 'Because.' }]);
    await loopWith(model, { tools }).answer(within());
    expect([...(model.requests[1]?.request.given ?? [])]).toEqual([[2, given]]);
    expect(JSON.stringify(model.shown(1))).not.toContain(given.value);
  });
});
