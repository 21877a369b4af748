import type { SyntaxNode } from '@lezer/common';
import { Grammar, nodesOf, textOf, type ReadQuery } from '../../query/grammar.js';
import type { Matcher } from '../../query/matcher.js';
import { plainText } from '../../query/plain-text.js';

export const COMMENTS: ReadonlySet<string> = new Set(['LineComment']);

const grammar = new Grammar({
  name: 'PromQL',
  grammar: '@prometheus-io/lezer-promql',
  strings: new Set(['StringLiteral']),
  comments: COMMENTS,
  openings: /["'`#]/,
});

/** One set of series in an expression. */
export interface Selector {
  /** Of the metric, as in `up` and `{"up"}`; `null` when not told there, or twice, or by a matcher on `__name__`. */
  readonly metric: string | null;
  readonly matchers: readonly Matcher[];
  /** Where it stands. */
  readonly from: number;
  readonly to: number;
}

/** Reads an expression by Prometheus' own grammar of its editor. */
export const parsePromQl = (expression: string): ReadQuery => grammar.read(expression);

const SELECTORS: ReadonlySet<string> = new Set(['VectorSelector']);
const MATCHERS: ReadonlySet<string> = new Set(['UnquotedLabelMatcher', 'QuotedLabelMatcher']);

const matcherOf = (text: string, node: SyntaxNode): Matcher => {
  const label = node.getChild('LabelName');
  const quoted = node.getChild('QuotedLabelName');
  const operator = node.getChild('MatchOp');
  const value = node.getChild('StringLiteral');
  return {
    label: label ? textOf(text, label) : quoted && plainText(textOf(text, quoted)),
    operator: operator ? textOf(text, operator) : '',
    value: value && plainText(textOf(text, value)),
  };
};

const selectorOf = (text: string, node: SyntaxNode): Selector => {
  const inner = node.getChild('LabelMatchers');
  const matchers: Matcher[] = [];
  const name = node.getChild('Identifier');
  const metrics: (string | null)[] = name ? [textOf(text, name)] : [];
  for (let child = inner?.firstChild ?? null; child; child = child.nextSibling) {
    if (MATCHERS.has(child.name)) matchers.push(matcherOf(text, child));
    if (child.name === 'QuotedLabelName') metrics.push(plainText(textOf(text, child)));
  }
  const ofName = matchers.filter(({ label }) => label === null || label === '__name__');
  const [metric = null] = metrics.length === 1 && ofName.length === 0 ? metrics : [];
  return { metric, matchers, from: node.from, to: node.to };
};

/** All selectors of an expression, in the order of its text. */
export const selectorsOf = ({ text, tree }: Extract<ReadQuery, { read: true }>): readonly Selector[] =>
  nodesOf(tree, SELECTORS).map((node) => selectorOf(text, node));
