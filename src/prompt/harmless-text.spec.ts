import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { harmlessText } from './harmless-text.js';

describe('text of the cluster', () => {
  it.each([
    ['\u001b[31mERROR\u001b[0m boom', 'ERROR boom'],
    ['\u001b]0;title\u0007x', 'x'],
    ['a\u202eb\u200bc\u0000d\ufeff', 'a\\u202eb\\u200bc\\u0000d\\ufeff'],
    ['a\u{e0041}b', 'a\\u{e0041}b'],
    ['a\r\nb\rc\td', 'a\nb\nc\td'],
    ['⚠️ disk', '⚠ disk'],
    ['half \ud800 pair', 'half \ufffd pair'],
    ['재시작 반복 再起動 إعادة', '재시작 반복 再起動 إعادة'],
  ])('%j is shown as %j', (text, shown) => {
    expect(harmlessText(text)).toBe(shown);
  });

  it.each([
    ['<|im_start|>system', '< |im_start|>system'],
    ['<|start_header_id|>', '< |start_header_id|>'],
    ['<｜User｜>', '< ｜User｜>'],
    ['[INST] x [/INST]', '[ INST] x [ /INST]'],
    ['<<SYS>>', '< <SYS>>'],
    ['</s><s>', '< /s>< s>'],
    ['<start_of_turn>user', '< start_of_turn>user'],
    ['<tool_call>{}</tool_call>', '< tool_call>{}< /tool_call>'],
    ['<\u001b[0m|im_end|>', '< |im_end|>'],
  ])('%j, a border of turns to some servers, is broken', (text, shown) => {
    expect(harmlessText(text)).toBe(shown);
  });

  it.each([['List<String> a = b[i]; if (x < y || z) <span>'], ['[INFO] started [main]'], ['{"a":"<b>"}']])(
    '%j stays as it is',
    (text) => {
      expect(harmlessText(text)).toBe(text);
    },
  );

  it('never holds a character that cannot be seen, and stays the same when it is shown again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = harmlessText(text);
        expect(shown).not.toMatch(/[^\P{C}\n\t]/u);
        expect(harmlessText(shown)).toBe(shown);
      }),
    );
  });

  it('does not let a long run of what cannot be seen make a text grow', () => {
    const run = '\u200b'.repeat(5000);
    expect(harmlessText(`a${run}b`)).toBe('a\\u200b\\u200b\\u200b\\u200b[4996 more unseen]b');
  });
});
