import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { structuredAnswer } from '../../test/support/model-server.js';
import { answerJsonSchema } from './answer-schema.js';
import { readAnswer } from './read-answer.js';

const parsed = (text: string) => {
  const read = readAnswer(text);
  if (read.kind !== 'parsed') throw new Error(read.problem);
  return read.answer;
};
const minimal = '{"en":{"summary":"S","detail":"D"},"ko":{"summary":"요","detail":"상"}}';

describe('reading a structured reply', () => {
  it('gives the answer', () => {
    expect(parsed(structuredAnswer())).toMatchObject({
      summary: { en: expect.stringContaining('memory limit'), ko: expect.stringContaining('메모리') },
      cause: 'the container exceeds its memory limit',
      confidence: 0.9,
      chain: ['memory grows', 'the limit is reached', 'the container is killed'],
      citations: [
        { claim: 'the container was OOM-killed', evidence: 'E1', quote: null },
        { claim: 'it restarted many times', evidence: 'E2', quote: null },
      ],
      ruledOut: [{ cause: 'a failing probe', because: 'no probe is configured' }],
      nextSteps: [{ step: 'Raise the memory limit or find what grew.', command: null }],
    });
  });

  it.each([
    ['alone', minimal],
    ['in a code fence', `\`\`\`json\n${minimal}\n\`\`\``],
    ['inside prose with braces', `I looked at {these} things. Answer: ${minimal}\nDone {ok}.`],
    ['after thoughts', `<think>maybe {"en": 1}?</think>${minimal}`],
  ])('finds the object %s', (_, text) => {
    expect(parsed(text)).toMatchObject({
      summary: { en: 'S', ko: '요' },
      detail: { en: 'D', ko: '상' },
      cause: null,
      citations: [],
    });
  });

  it('fills an empty language from the other', () => {
    expect(parsed('{"en":{"summary":" S ","detail":"D"},"ko":{"summary":"","detail":" "}}')).toMatchObject({
      summary: { en: 'S', ko: 'S' },
      detail: { en: 'D', ko: 'D' },
    });
    expect(parsed('{"ko":{"summary":"요약","detail":"상세"}}').summary.en).toBe('요약');
  });

  it('makes a missing part from the other one', () => {
    expect(parsed('{"en":{"detail":"#### **Root Cause**\\n\\nMemory."}}').summary.en).toBe('Memory.');
    expect(parsed('{"en":{"summary":"Memory."}}').detail.ko).toBe('Memory.');
  });

  it.each([
    ['an object without any text', '{"en":{},"ko":{"summary":"","detail":""}}', /neither/],
    ['an empty object', '{}', /neither/],
    ['a text that is null', '{"en":{"summary":null,"detail":"D"}}', /en\.summary/],
    ['a text that is an object', '{"en":{"summary":{"a":1},"detail":"D"}}', /en\.summary/],
    ['prose', 'The pod is fine.', /no JSON object/],
    ['an object that was cut before its texts', '{"cause":"c","citations":[{"claim":"x', /cut off: neither/],
  ])('does not take %s for an answer', (_, text, problem) => {
    expect(readAnswer(text)).toEqual({ kind: 'unparsed', problem: expect.stringMatching(problem) });
  });

  const rest = (members: Readonly<Record<string, unknown>>) =>
    parsed(JSON.stringify({ ...JSON.parse(minimal), ...members }));

  it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    [
      'nothing but texts',
      {},
      { cause: null, confidence: null, chain: [], citations: [], ruledOut: [], nextSteps: [] },
    ],
    [
      'members of another kind',
      { confidence: 'high', citations: 'E1', next_steps: null, cause: 7 },
      { confidence: null, citations: [], nextSteps: [], cause: null },
    ],
    ['a confidence in percent', { confidence: 95 }, { confidence: 0.95 }],
    ['a confidence as text', { confidence: '80%' }, { confidence: 0.8 }],
    [
      'several ids in one citation',
      { citations: [{ claim: 'c', evidence: ['[e3]', 'E4 ', 'the log'] }] },
      { citations: ['E3', 'E4', 'the log'].map((evidence) => ({ claim: 'c', evidence, quote: null })) },
    ],
    [
      'several ids in one text',
      { citations: [{ claim: 'c', evidence: 'E3, E4', quote: ' q ' }] },
      { citations: ['E3', 'E4'].map((evidence) => ({ claim: 'c', evidence, quote: 'q' })) },
    ],
    [
      'a citation without evidence',
      { citations: [{ claim: 'c' }, { claim: 'd', evidence: [] }] },
      { citations: ['c', 'd'].map((claim) => ({ claim, evidence: '', quote: null })) },
    ],
    [
      'one citation that is none',
      { citations: [7, { claim: 'c', evidence: 'E1', quote: null }] },
      { citations: [{ claim: 'c', evidence: 'E1', quote: null }] },
    ],
    [
      'steps as texts',
      { next_steps: ['look', { step: 'get', command: '`kubectl get pods`' }, { command: '$ helm ls' }, ''] },
      {
        nextSteps: [
          { step: 'look', command: null },
          { step: 'get', command: 'kubectl get pods' },
          { step: '', command: 'helm ls' },
        ],
      },
    ],
    ['a chain as one text', { chain: 'a → b -> c' }, { chain: ['a', 'b', 'c'] }],
    [
      'ruled-out causes as texts',
      { ruled_out: ['a probe', { cause: 'the node' }] },
      {
        ruledOut: [
          { cause: 'a probe', because: '' },
          { cause: 'the node', because: '' },
        ],
      },
    ],
  ])('is lenient about %s', (_, members, expected) => {
    expect(rest(members)).toMatchObject(expected);
  });

  it('is bounded whatever a model that loops writes', () => {
    const answer = rest({
      chain: Array.from({ length: 1000 }, () => 'x'.repeat(5000)),
      citations: Array.from({ length: 1000 }, () => ({
        claim: 'c',
        evidence: 'x'.repeat(5000),
        quote: null,
      })),
    });
    expect(answer.chain).toHaveLength(30);
    expect(answer.chain[0]).toHaveLength(1000);
    expect(answer.citations).toHaveLength(30);
    expect(answer.citations[0]?.evidence).toHaveLength(40);
  });

  it('never throws, whatever the reply', () => {
    fc.assert(fc.property(fc.string(), (text) => void readAnswer(text)));
    fc.assert(fc.property(fc.json(), (text) => void readAnswer(`x ${text}`)));
    const braces = fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', 'a') });
    fc.assert(fc.property(braces, (text) => void readAnswer(text)));
  });
});

describe('reading a reply that was cut off', () => {
  const cutAfter = (part: string) => {
    const whole = structuredAnswer();
    const read = readAnswer(whole.slice(0, whole.indexOf(part) + part.length));
    return read.kind === 'parsed' ? { ...read.answer, cut: read.cut } : read;
  };

  it('keeps what is complete, and says that it was cut', () => {
    expect(cutAfter('"E1","quote":null},{"claim":"it restarted')).toMatchObject({
      cut: true,
      summary: { en: expect.stringContaining('memory limit') },
      cause: 'the container exceeds its memory limit',
      chain: ['memory grows', 'the limit is reached', 'the container is killed'],
      citations: [{ claim: 'the container was OOM-killed', evidence: 'E1', quote: null }],
      nextSteps: [],
    });
    expect(readAnswer(structuredAnswer())).toMatchObject({ cut: false });
  });

  it('keeps the start of a text', () => {
    expect(cutAfter('- The container is OOM')).toMatchObject({
      cut: true,
      summary: { ko: expect.stringContaining('memory limit') },
      detail: { en: '#### **Root Cause**\n\n- The container is OOM…' },
    });
    const escaped = readAnswer('Answer: {"en":{"summary":"S","detail":"a \\"b\\\\ \\u00');
    expect(escaped).toMatchObject({ kind: 'parsed', answer: { detail: { en: 'a "b\\ …' } } });
  });

  it('makes up nothing, wherever it was cut', () => {
    const whole = structuredAnswer();
    const full = parsed(whole);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), (length) => {
        const read = readAnswer(whole.slice(0, length));
        if (read.kind === 'unparsed') return;
        const { answer } = read;
        expect(read.cut).toBe(true);
        expect(full.citations.slice(0, answer.citations.length)).toEqual(answer.citations);
        expect(full.nextSteps.slice(0, answer.nextSteps.length)).toEqual(answer.nextSteps);
        expect([null, full.cause]).toContain(answer.cause);
        expect([null, full.confidence]).toContain(answer.confidence);
      }),
    );
  });
});

describe('the schema of the answer', () => {
  const everyObject = (schema: unknown): Record<string, unknown>[] =>
    typeof schema !== 'object' || schema === null
      ? []
      : [
          ...('properties' in schema ? [schema as Record<string, unknown>] : []),
          ...Object.values(schema).flatMap(everyObject),
        ];

  it('is what strict structured output accepts: all required, nothing additional', () => {
    const objects = everyObject(answerJsonSchema('en'));
    expect(objects).toHaveLength(6);
    for (const schema of objects) {
      expect(schema).toMatchObject({
        additionalProperties: false,
        required: Object.keys(schema['properties'] as object),
      });
    }
  });

  it('costs at most 340 tokens a call', () => {
    expect(encode(JSON.stringify(answerJsonSchema('ko'))).length).toBeLessThanOrEqual(340);
  });

  it('asks for what the answer rests on before the conclusion, and for the texts last', () => {
    const members = Object.keys(answerJsonSchema('en')['properties'] as object);
    expect(members.indexOf('citations')).toBeLessThan(members.indexOf('cause'));
    expect(members.slice(-2)).toEqual(['en', 'ko']);
  });

  it('asks for the reader’s language first', () => {
    const order = (schema: Readonly<Record<string, unknown>>) =>
      Object.keys(schema['properties'] as object).filter((name) => name.length === 2);
    expect(order(answerJsonSchema('ko'))).toEqual(['ko', 'en']);
    expect(order(answerJsonSchema('en'))).toEqual(['en', 'ko']);
  });
});
