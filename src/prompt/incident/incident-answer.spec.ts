import { describe, expect, it } from '@jest/globals';
import { incidentJsonSchema, readIncident, readIncidentAsText } from './incident-answer.js';

const read = (reply: unknown) =>
  readIncident(typeof reply === 'string' ? reply : JSON.stringify(reply), 'Ongoing');

describe('the final report as the model writes it', () => {
  it('is asked for in the language of the reader first', () => {
    const { properties, required, additionalProperties } = incidentJsonSchema('ko') as Record<string, object>;
    expect(Object.keys(properties ?? {})).toEqual(['title', 'ko', 'en']);
    expect(required).toEqual(['title', 'ko', 'en']);
    expect(additionalProperties).toBe(false);
  });

  it('is read, also between words and in a fence', () => {
    const report = {
      title: '[shop/cart] limit',
      en: { summary: 'S', detail: 'D' },
      ko: { summary: '요', detail: '상' },
    };
    const answer = { title: report.title, summary: { en: 'S', ko: '요' }, detail: { en: 'D', ko: '상' } };
    expect(read(report)).toEqual({ kind: 'parsed', answer });
    expect(read(`Here:\n\`\`\`json\n${JSON.stringify(report)}\n\`\`\`\nDone.`)).toEqual({
      kind: 'parsed',
      answer,
    });
  });

  it.each([
    [
      'a missing language',
      { title: 'T', en: { summary: 'S', detail: 'D' } },
      { summary: { en: 'S', ko: 'S' } },
    ],
    ['a missing detail', { title: 'T', ko: { summary: 'S' } }, { detail: { en: 'S', ko: 'S' } }],
    ['a missing summary', { title: 'T', en: { detail: 'D.\n\nMore' } }, { summary: { en: 'D.', ko: 'D.' } }],
    ['a missing title', { en: { summary: 'S' } }, { title: 'Ongoing' }],
    ['an empty title', { title: ' "" ', en: { summary: 'S' } }, { title: 'Ongoing' }],
    ['a title in bold and in lines', { title: '**Cart**\nmore', en: { summary: 'S' } }, { title: 'Cart' }],
    [
      'quotes around a title',
      { title: `'"Cart" can't start'`, en: { summary: 'S' } },
      { title: "Cart can't start" },
    ],
    ['a long title', { title: 'x'.repeat(500), en: { summary: 'S' } }, { title: `${'x'.repeat(100)}…` }],
  ])('makes up for %s', (_, reply, answer) => {
    expect(read(reply)).toMatchObject({ kind: 'parsed', answer });
  });

  it.each([
    ['prose', 'It was the limit.', /no JSON object/],
    ['an object without text', { title: 'T', en: {}, ko: null }, /neither "en" nor "ko"/],
    ['texts of another type', { title: 'T', en: { summary: 7 } }, /en\.summary/],
  ])('says what is wrong with %s', (_, reply, problem) => {
    expect(read(reply)).toEqual({ kind: 'unparsed', problem: expect.stringMatching(problem) });
  });
});

describe('a final report in Markdown', () => {
  it.each([
    ['headings', '## Title\nCart fell\n\n## Summary\nThe limit.\n\n## Detail\n#### Root cause\n- x'],
    [
      'headings in a fence',
      '```markdown\n## Title\nCart fell\n## Summary\nThe limit.\n## Detail\n#### Root cause\n- x\n```',
    ],
    [
      'headings over bold lines',
      '## Title\n**Cart fell**\n\n## Summary\nThe limit.\n\n**Note**\n\n## Detail\n#### Root cause\n- x',
    ],
    ['labels', 'Title: Cart fell\nSummary: The limit.\nDetail:\n#### Root cause\n- x'],
    ['bold labels', '**Title**: Cart fell\n**Summary**: The limit.\n**Detail**:\n#### Root cause\n- x'],
    [
      'a numbered list',
      '1. **Title** Cart fell\n2. **Summary** The limit.\n3. **Detail**\n#### Root cause\n- x',
    ],
    ['Korean headings', '### 제목\nCart fell\n### 요약\nThe limit.\n### 상세 분석\n#### Root cause\n- x'],
  ])('is read by its %s', (_, reply) => {
    expect(readIncidentAsText(reply, 'Ongoing')).toEqual({
      title: 'Cart fell',
      summary: { en: 'The limit.', ko: 'The limit.' },
      detail: { en: '#### Root cause\n- x', ko: '#### Root cause\n- x' },
    });
  });

  it('keeps the title of the caller, and takes the whole as detail, where nothing is marked', () => {
    const reply = 'The container ran out of memory.\n\nIt was restarted.';
    expect(readIncidentAsText(reply, 'Ongoing')).toEqual({
      title: 'Ongoing',
      summary: { en: 'The container ran out of memory.', ko: 'The container ran out of memory.' },
      detail: { en: reply, ko: reply },
    });
  });

  it('ends a summary at the next heading, whatever that is', () => {
    const reply = '## Title\nCart fell\n\n## Summary\nThe limit.\n\n## Root cause\n- x';
    expect(readIncidentAsText(reply, 'Ongoing')).toMatchObject({
      title: 'Cart fell',
      summary: { en: 'The limit.' },
      detail: { en: reply },
    });
  });

  it('does not cut a summary, nor take a word in a sentence for a label', () => {
    const long = 'word '.repeat(200).trim();
    expect(readIncidentAsText(`Summary: ${long}`, 'Ongoing').summary.en).toBe(long);
    const prose = 'In summary the pod died.\n\nThe detail is below.';
    expect(readIncidentAsText(prose, 'Ongoing').summary.en).toBe('In summary the pod died.');
  });
});
