import { describe, expect, it } from '@jest/globals';
import type { Part } from '@google/genai';
import { PlainMasker } from '../../../test/support/plain-masker.js';
import type { GivenReply, LlmMessage, LlmToolCall } from '../provider.js';
import { contentsOf, instructionOf } from './contents.js';
import { calledBy } from './own-call.js';

const MODEL = 'gemini-3-flash-preview';
const STAND_IN = 'skip_thought_signature_validator';
const asked: LlmMessage = { role: 'user', text: 'Why?' };
const calling = (...toolCalls: readonly LlmToolCall[]): LlmMessage => ({
  role: 'assistant',
  text: null,
  toolCalls,
});
const answering = ({ id, name }: LlmToolCall, text: string): LlmMessage => ({
  role: 'tool',
  callId: id,
  name,
  text,
});
const foreign: LlmToolCall = { id: 'toolu_01', name: 'get_pod', arguments: '{"name":"cart-0"}' };
const SIGNED: Part = {
  functionCall: { name: 'get_pod', args: { name: 'cart-0' } },
  thoughtSignature: 'c2lnbmVk',
};
const BESIDE: Part = { functionCall: { id: 'fc2', name: 'get_events', args: {} } };
const signed = { ...calledBy(SIGNED.functionCall ?? {}), id: 'c1' };
const beside = { ...calledBy(BESIDE.functionCall ?? {}), id: 'c2' };
const partOf = new Map<LlmToolCall, Part>([
  [signed, SIGNED],
  [beside, BESIDE],
]);
const ORIGIN = 'gemini:here';

/** What came with the replies that Gemini gave: those whose calls are all its own. */
const givenWith = (messages: readonly LlmMessage[]): Map<number, GivenReply> =>
  new Map(
    messages.flatMap((message, at) => {
      if (message.role !== 'assistant' || message.toolCalls.length === 0) return [];
      const parts = message.toolCalls.flatMap((call) => partOf.get(call) ?? []);
      if (parts.length < message.toolCalls.length) return [];
      return [[at, { origin: ORIGIN, value: { text: message.text ?? '', parts } }] as const];
    }),
  );

const contents = (messages: readonly LlmMessage[], model = MODEL): ReturnType<typeof contentsOf> =>
  contentsOf({ messages: new PlainMasker().mask(messages), given: givenWith(messages) }, model, ORIGIN);
const signaturesOf = (messages: readonly LlmMessage[], model = MODEL): unknown[] =>
  contents(messages, model).flatMap(({ role, parts }) =>
    role === 'model' ? (parts ?? []).map(({ thoughtSignature }) => thoughtSignature) : [],
  );

describe('a conversation for Gemini', () => {
  it('puts what the system says above the conversation', () => {
    const messages: LlmMessage[] = [{ role: 'system', text: 'You are an SRE.' }, asked];
    expect(instructionOf(messages)).toBe('You are an SRE.');
    expect(contents(messages)).toEqual([{ role: 'user', parts: [{ text: 'Why?' }] }]);
    expect(instructionOf([asked])).toBeNull();
  });

  it('gives the results of one turn back together, under the names and ids of their calls', () => {
    expect(
      contents([
        asked,
        calling(signed, beside),
        answering(signed, '{"phase":"Failed"}'),
        answering(beside, '[]'),
      ]),
    ).toEqual([
      { role: 'user', parts: [{ text: 'Why?' }] },
      {
        role: 'model',
        parts: [
          { functionCall: { name: 'get_pod', args: { name: 'cart-0' } }, thoughtSignature: 'c2lnbmVk' },
          { functionCall: { id: 'fc2', name: 'get_events', args: {} } },
        ],
      },
      {
        role: 'user',
        parts: [
          { functionResponse: { name: 'get_pod', response: { output: '{"phase":"Failed"}' } } },
          { functionResponse: { id: 'fc2', name: 'get_events', response: { output: '[]' } } },
        ],
      },
    ]);
  });

  it('keeps the results of two turns apart, and what a user says after them', () => {
    const again: LlmMessage = { role: 'user', text: 'Answer now.' };
    const roles = contents([
      asked,
      calling(signed),
      answering(signed, 'a'),
      calling(beside),
      answering(beside, 'b'),
      again,
    ]).map(({ role, parts }) => `${role} ${parts?.length}`);
    expect(roles).toEqual(['user 1', 'model 1', 'user 1', 'model 1', 'user 1', 'user 1']);
  });

  it('lets a stand-in sign the first call of a turn that another provider made', () => {
    expect(signaturesOf([asked, calling(foreign, foreign)])).toEqual([STAND_IN, undefined]);
  });

  it('gives a reply back part by part, also a signature without words', () => {
    const parts: Part[] = [
      { text: 'Hm.', thought: true },
      { text: 'I look.' },
      { text: '', thoughtSignature: 'b25l' },
      SIGNED,
      BESIDE,
    ];
    const said = (text: string) => {
      const reply: LlmMessage = { role: 'assistant', text: 'I look.', toolCalls: [signed, beside] };
      const messages = new PlainMasker().mask<readonly LlmMessage[]>([asked, reply]);
      const given = new Map([[1, { origin: ORIGIN, value: { text, parts } }]]);
      return contentsOf({ messages, given }, MODEL, ORIGIN)[1]?.parts;
    };
    expect(said('I look.')).toEqual(parts);
    // What was masked stays so.
    expect(said('I look at token=abc.')).toEqual(parts);
    expect(contents([asked, calling(foreign)], 'gemini-3-other')[1]?.parts?.[0]?.thoughtSignature).toBe(
      STAND_IN,
    );
  });

  it.each(['gemini-2.5-flash', 'models/gemini-1.5-pro'])(
    'sends no stand-in to %s, which asks for none',
    (model) => {
      expect(signaturesOf([asked, calling(foreign)], model)).toEqual([undefined]);
    },
  );

  it('starts with what a user said', () => {
    const cut: LlmMessage[] = [
      answering(foreign, 'a'),
      { role: 'assistant', text: 'So.', toolCalls: [] },
      asked,
    ];
    expect(contents(cut)).toEqual([{ role: 'user', parts: [{ text: 'Why?' }] }]);
    expect(contents(cut.slice(0, 2))).toEqual([]);
  });

  it('leaves out a turn in which the model said nothing', () => {
    const silent: LlmMessage = { role: 'assistant', text: '', toolCalls: [] };
    expect(contents([asked, silent, asked]).map(({ role }) => role)).toEqual(['user', 'user']);
  });

  it.each(['not json', '[1]', 'null', '"x"'])('sends an empty object for the arguments %s', (text) => {
    const parts = contents([asked, calling({ ...foreign, arguments: text })])[1]?.parts;
    expect(parts?.[0]?.functionCall?.args).toEqual({});
  });
});
