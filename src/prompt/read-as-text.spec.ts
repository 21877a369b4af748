import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { firstParagraph, readAsText } from './read-as-text.js';

describe('reading a reply as Markdown', () => {
  it.each([
    ['numbered headings', '### 1) Summary\nMemory.\n\n### 2) Detail\n#### Root Cause\n- OOM'],
    ['labels', 'Summary:\nMemory.\n\n**Detail:**\n#### Root Cause\n- OOM'],
    ['Korean headings', '### 1) 요약\nMemory.\n\n### 2) 상세 분석\n#### Root Cause\n- OOM'],
    ['Korean labels', '요약：\nMemory.\n상세:\n#### Root Cause\n- OOM'],
    ['a code fence', '```markdown\n## Summary\nMemory.\n## Detail\n#### Root Cause\n- OOM\n```'],
  ])('finds summary and detail under %s', (_, text) => {
    expect(readAsText(text)).toMatchObject({
      summary: { en: 'Memory.', ko: 'Memory.' },
      detail: { en: '#### Root Cause\n- OOM', ko: '#### Root Cause\n- OOM' },
    });
  });

  it('takes the first paragraph as summary and the whole as detail when nothing is named', () => {
    const text = '# Report\n\nNote:\n\nThe pod was killed.\nTwice.\n\nMore.';
    expect(readAsText(text)).toMatchObject({
      summary: { en: 'The pod was killed. Twice.' },
      detail: { en: text },
    });
  });

  it('cuts a long first paragraph at 300 characters', () => {
    expect(firstParagraph('x'.repeat(400))).toBe(`${'x'.repeat(300)}…`);
    expect(firstParagraph('x'.repeat(300))).toBe('x'.repeat(300));
  });

  it('does not take a sentence that ends in a heading word for a heading', () => {
    const text = '## Detail\nSee the log for more detail:\n- OOM';
    expect(readAsText(text).detail.en).toBe('See the log for more detail:\n- OOM');
  });

  it('keeps deeper headings of the detail, whatever they are called', () => {
    const text = '## Detail\n#### Summary of events\n- OOM';
    expect(readAsText(text).detail.en).toBe('#### Summary of events\n- OOM');
  });

  it('takes lines that name evidence as citations', () => {
    expect(readAsText('- Killed (E1, E2).\n- exit code E1001').citations).toEqual([
      { claim: 'Killed (E1, E2).', evidence: 'E1', quote: null },
      { claim: 'Killed (E1, E2).', evidence: 'E2', quote: null },
    ]);
  });

  it('never throws, and never gives an empty summary for a text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '');
        expect(readAsText(text).detail.en).not.toBe('');
      }),
    );
  });
});
