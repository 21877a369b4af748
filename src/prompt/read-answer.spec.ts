import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
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
      citations: [
        { claim: 'the container was OOM-killed', evidence: ['E1'] },
        { claim: 'it restarted many times', evidence: ['E2'] },
      ],
      nextSteps: ['Raise the memory limit or find what grew.'],
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
    ['an object that was cut', '{"en":{"summary":"S","detail":"D', /no JSON object/],
  ])('does not take %s for an answer', (_, text, problem) => {
    expect(readAnswer(text)).toEqual({ kind: 'unparsed', problem: expect.stringMatching(problem) });
  });

  it('is lenient about what is not text', () => {
    const odd = JSON.stringify({
      ...JSON.parse(minimal),
      confidence: 'high',
      citations: 'E1',
      next_steps: null,
    });
    expect(parsed(odd)).toMatchObject({ confidence: null, citations: [], nextSteps: [] });
    expect(parsed(structuredAnswer({ confidence: 95 })).confidence).toBe(1);
    const ids = [{ claim: 'c', evidence: ['[e3]', 'E4 ', 'the log'] }];
    expect(parsed(structuredAnswer({ citations: ids })).citations[0]?.evidence).toEqual([
      'E3',
      'E4',
      'the log',
    ]);
  });

  it('never throws, whatever the reply', () => {
    fc.assert(fc.property(fc.string(), (text) => void readAnswer(text)));
    fc.assert(fc.property(fc.json(), (text) => void readAnswer(`x ${text}`)));
    const braces = fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', 'a') });
    fc.assert(fc.property(braces, (text) => void readAnswer(text)));
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
    expect(objects).toHaveLength(4);
    for (const schema of objects) {
      expect(schema).toMatchObject({
        additionalProperties: false,
        required: Object.keys(schema['properties'] as object),
      });
    }
  });

  it('asks for the reader’s language first', () => {
    const order = (schema: Readonly<Record<string, unknown>>) =>
      Object.keys(schema['properties'] as object).filter((name) => name.length === 2);
    expect(order(answerJsonSchema('ko'))).toEqual(['ko', 'en']);
    expect(order(answerJsonSchema('en'))).toEqual(['en', 'ko']);
  });
});
