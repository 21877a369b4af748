import { describe, expect, it } from '@jest/globals';
import { shownReply } from './shown-reply.js';

const OFFERED = new Set(['get_pod_status', 'query_range', 'call_tool']);
const ANSWER = '{"en":{"summary":"S","detail":"D"}}';
const DRAFT = '{"en":{"summary":"draft","detail":"draft"}}';
const shown = (text: string) => shownReply(text, OFFERED);

describe('an answer is told apart from what was only thought', () => {
  it.each([
    ['think', `<think>maybe ${DRAFT}</think>${ANSWER}`],
    ['thinking', `<thinking>\n${DRAFT}\n</thinking>\n${ANSWER}`],
    ['reasoning', `<reasoning>${DRAFT}</reasoning>${ANSWER}`],
    ['analysis', `<analysis>${DRAFT}</analysis><answer>${ANSWER}</answer>`],
    ['a tag with attributes', `<thought time="3s">${DRAFT}</thought>${ANSWER}`],
    ['a tag within a tag', `<think>a<think>${DRAFT}</think>b</think>${ANSWER}`],
    ['two passages', `<think>${DRAFT}</think>\n<think>${DRAFT}</think>${ANSWER}`],
    ['a tag that the template opened', `let me see ${DRAFT}</think>${ANSWER}`],
    ['square brackets', `[THINK]${DRAFT}[/THINK]${ANSWER}`],
    ['triangles', `◁think▷${DRAFT}◁/think▷${ANSWER}`],
    ['special tokens', `<|begin_of_thought|>${DRAFT}<|end_of_thought|>${ANSWER}`],
    [
      'a channel of its own',
      `<|channel|>analysis<|message|>${DRAFT}<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}<|return|>`,
    ],
    ['a channel without its tokens', `analysisWe look: ${DRAFT}assistantfinal${ANSWER}`],
    ['a turn of a template', `<|im_start|>assistant\n${ANSWER}<|im_end|>`],
    ['a turn that goes on for the user', `${ANSWER}<|im_end|>\n<|im_start|>user\nthanks ${DRAFT}`],
    ['ends of turns', `<start_of_turn>model\n${ANSWER}<end_of_turn></s><|eot_id|><｜end▁of▁sentence｜>`],
  ])('%s', (_, text) => {
    expect(shown(text)).toEqual({ text: ANSWER, calls: [], isCall: false });
  });

  it.each([
    ['a passage that never ends', `<think>I would say ${DRAFT}`],
    ['a channel of thinking alone', `<|channel|>analysis<|message|>${DRAFT}<|end|>`],
    ['thinking alone without tokens', `analysisWe would say ${DRAFT}`],
  ])('%s leaves nothing', (_, text) => {
    expect(shown(text)).toEqual({ text: '', calls: [], isCall: false });
  });

  it('leaves prose as it is, links called analysis and words in brackets too', () => {
    const prose = 'See [analysis](https://a.example) and [reason]: the pod is `<none>` and 3 < 4 > 2.';
    expect(shown(prose).text).toBe(prose);
  });

  it('takes marks inside an answer for text', () => {
    const answer = '{"en":{"summary":"the log holds <tool_call> and to=functions.x","detail":"D"}}';
    expect(shown(answer)).toMatchObject({ isCall: false, text: expect.stringContaining('the log holds') });
  });
});

describe('a call that is written as text is that call', () => {
  const args = { namespace: 'shop', pod_name: 'cart-0' };
  const json = JSON.stringify(args);
  it.each([
    ['Hermes and Qwen', `<tool_call>\n{"name": "get_pod_status", "arguments": ${json}}\n</tool_call>`],
    ['a call without its end', `Let me look.\n<tool_call>{"name":"get_pod_status","arguments":${json}}`],
    [
      'Qwen in elements',
      '<tool_call><function=get_pod_status><parameter=namespace>\nshop\n</parameter><parameter=pod_name>cart-0</parameter></function></tool_call>',
    ],
    [
      'GLM',
      '<tool_call>get_pod_status\n<arg_key>namespace</arg_key>\n<arg_value>shop</arg_value>\n<arg_key>pod_name</arg_key><arg_value>cart-0</arg_value></tool_call>',
    ],
    ['Llama as a function', `<function=get_pod_status>${json}</function>`],
    ['Llama behind a mark', `<|python_tag|>{"name":"get_pod_status","parameters":${json}}`],
    ['Llama in code', '[get_pod_status(namespace="shop", pod_name="cart-0")]'],
    ['Mistral as a list', `[TOOL_CALLS][{"name":"get_pod_status","arguments":${json}}]`],
    ['Mistral by name', `[TOOL_CALLS]get_pod_status[ARGS]${json}`],
    [
      'Harmony',
      `<|channel|>commentary to=functions.get_pod_status <|constrain|>json<|message|>${json}<|call|>`,
    ],
    [
      'Harmony after thinking',
      `<|channel|>analysis<|message|>hm<|end|><|start|>assistant to=functions.get_pod_status<|channel|>commentary json<|message|>${json}<|call|>`,
    ],
    [
      'DeepSeek',
      `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>get_pod_status<｜tool▁sep｜>${json}<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
    ],
    [
      'DeepSeek of before',
      `<｜tool▁call▁begin｜>function<｜tool▁sep｜>get_pod_status\n\`\`\`json\n${json}\n\`\`\`<｜tool▁call▁end｜>`,
    ],
    [
      'Kimi',
      `<|tool_call_begin|>functions.get_pod_status:0<|tool_call_argument_begin|>${json}<|tool_call_end|>`,
    ],
    [
      'Anthropic',
      '<function_calls><invoke name="get_pod_status"><parameter name="namespace">shop</parameter><parameter name="pod_name">cart-0</parameter></invoke></function_calls>',
    ],
    ['Gemini', '```tool_code\nprint(default_api.get_pod_status(namespace="shop", pod_name=\'cart-0\'))\n```'],
    ['ReAct', `Thought: look\nAction: get_pod_status\nAction Input: ${json}`],
    ['plain JSON', `{"name": "get_pod_status", "arguments": ${json}}`],
    ['JSON in a fence', `\`\`\`json\n{"tool": "get_pod_status", "args": ${json}}\n\`\`\``],
    ['arguments as text', JSON.stringify({ name: 'get_pod_status', arguments: json })],
    [
      'the wire of OpenAI',
      JSON.stringify({
        tool_calls: [{ type: 'function', function: { name: 'get_pod_status', arguments: json } }],
      }),
    ],
    ['an action', `{"action":"get_pod_status","action_input":${json}}`],
    ['a call after thinking', `<think>look</think>{"name":"get_pod_status","arguments":${json}}`],
  ])('%s', (_, text) => {
    const { calls, isCall, text: left } = shown(text);
    expect(calls.map((call) => ({ ...call, arguments: JSON.parse(call.arguments) as unknown }))).toEqual([
      { name: 'get_pod_status', arguments: args },
    ]);
    expect({ isCall, left }).toEqual({ isCall: true, left: '' });
  });

  it('reads several', () => {
    const text = `<tool_call>{"name":"get_pod_status","arguments":${json}}</tool_call><tool_call>{"name":"query_range","arguments":{}}</tool_call>`;
    expect(shown(text).calls.map(({ name }) => name)).toEqual(['get_pod_status', 'query_range']);
  });

  it.each([
    ['of a tool that is not offered', `{"name":"delete_pod","arguments":${json}}`],
    ['that is broken', '<tool_call>{"name": "get_pod_status", "arguments": {"names'],
    ['of nothing', '<function_calls></function_calls>'],
  ])('a call %s is no answer', (_, text) => {
    expect(shown(text)).toMatchObject({ text: '', isCall: true });
  });

  it('takes no object of an answer for a call', () => {
    const answer = `{"name":"x","cause":"c"} ${ANSWER}`;
    expect(shown(answer)).toMatchObject({ isCall: false, text: answer });
  });
});
