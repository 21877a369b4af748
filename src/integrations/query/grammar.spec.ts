import { describe, expect, it } from '@jest/globals';
import { Grammar, nodesOf } from './grammar.js';
import { withoutComments } from './without-comments.js';

const COMMENTS = new Set(['LineComment']);
const promQl = new Grammar({
  name: 'PromQL',
  grammar: '@prometheus-io/lezer-promql',
  strings: new Set(['StringLiteral']),
  comments: COMMENTS,
  openings: /["'`#]/,
});

const readOf = (text: string) => {
  const read = promQl.read(text);
  if (!read.read) throw new Error(read.doubt);
  return read;
};

describe('a query', () => {
  it.each([
    ['up{', 'PromQL cannot be read from character 4 on'],
    ['', 'PromQL cannot be read from character 1 on'],
    ['up # a\rb', 'PromQL has a carriage return in a comment, at character 4'],
    ['up{a="b\n"}', 'PromQL cannot be read from character 9 on'],
    ['"a', 'PromQL has a string that does not end where it seems to, at character 1'],
    ['up{a="\0"}', 'PromQL has a string that does not end where it seems to, at character 6'],
    ['up{a=`b\\`}', 'PromQL has a backslash before a closing backtick, at character 6'],
    ['up\u00a0> 1', 'PromQL has characters outside of strings that are not ASCII'],
    [`${'('.repeat(400)}up${')'.repeat(400)}`, 'PromQL nested more than 300 deep'],
    [`up{a="${'b'.repeat(8192)}"}`, 'PromQL of more than 8192 characters'],
  ])('%# is not read, and it is said why', (text, doubt) => {
    expect(promQl.read(text)).toEqual({ read: false, doubt });
  });

  it('may hold any text in its strings', () => {
    expect(
      nodesOf(readOf('{"größe", a="# {", b=\'"\', c=`\\d"`}').tree, new Set(['StringLiteral'])),
    ).toHaveLength(4);
  });

  it('is read at once, be it as deep and as long as is taken', () => {
    const long = Array.from({ length: 800 }, () => 'a{b="c"}').join('+');
    const started = performance.now();
    for (const text of [long, '('.repeat(4000), '-'.repeat(4000), '{'.repeat(4000)]) promQl.read(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each([
    ['up # a', 'up'],
    ['# a\nup # b\n > 1', 'up > 1'],
    ['up{a="# b"}', 'up{a="# b"}'],
    ['sum( # a\n up)', 'sum( up)'],
  ])('%j is %j without comments', (text, bare) => {
    expect(withoutComments(readOf(text), COMMENTS).replaceAll(/\s+/g, ' ')).toBe(bare);
  });
});
