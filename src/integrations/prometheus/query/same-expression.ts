import { nodesOf } from '../../query/grammar.js';
import { withoutComments } from '../../query/without-comments.js';
import { COMMENTS, parsePromQl } from './parse.js';

const STRINGS: ReadonlySet<string> = new Set(['StringLiteral']);

/** Code without the blanks that mean nothing. */
const tight = (code: string): string => code.replaceAll(/\s+/g, ' ').replaceAll(/ ?([^\w: ]) ?/g, '$1');

/** An expression without comments and meaningless blanks, its strings as they are; as it is if it cannot be read. */
const canonical = (expression: string): string => {
  const written = parsePromQl(expression);
  const bare = written.read ? parsePromQl(withoutComments(written, COMMENTS)) : written;
  if (!bare.read) return expression.trim();
  const { text, tree } = bare;
  let at = 0;
  const parts: string[] = [];
  for (const { from, to } of nodesOf(tree, STRINGS)) {
    parts.push(tight(text.slice(at, from)), text.slice(from, to));
    at = to;
  }
  return [...parts, tight(text.slice(at))].join('').trim();
};

/** Most expressions that are remembered: the rules of a Prometheus under which alerts come. */
const MOST_REMEMBERED = 256;
const remembered = new Map<string, string>();

/** The same expressions come with every alert of a rule. Those that are compared are at most 4 KiB, or Prometheus' own. */
const canonicalOnce = (expression: string): string => {
  const known = remembered.get(expression);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const made = canonical(expression);
  remembered.set(expression, made);
  return made;
};

/** Whether two expressions differ in nothing but blanks and comments. */
export const isSameExpression = (one: string, other: string): boolean =>
  one.trim() === other.trim() || canonicalOnce(one) === canonicalOnce(other);
