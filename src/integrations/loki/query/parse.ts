import type { SyntaxNode } from '@lezer/common';
import { Grammar, nodesOf, textOf, type ReadQuery } from '../../query/grammar.js';
import type { Matcher } from '../../query/matcher.js';
import { plainText } from '../../query/plain-text.js';

const grammar = new Grammar({
  name: 'LogQL',
  grammar: '@grafana/lezer-logql',
  strings: new Set(['String']),
  comments: new Set(['LineComment']),
  // Loki's scanner is Go's, which skips these two as comments and takes an apostrophe for a character literal.
  openings: /["'`#]|\/[/*]/,
});

/** One set of lines in a query. */
export interface LineSelector {
  /** Conditions on the labels of streams. */
  readonly stream: readonly Matcher[];
  /**
   * Conditions on single lines that hold before anything has changed their labels: on labels of the stream and on
   * structured metadata. Those of an `or` are not among them.
   */
  readonly metadata: readonly Matcher[];
  /** Where it stands, without its pipeline. */
  readonly from: number;
  readonly to: number;
}

/** Reads a query by the grammar of Grafana's own editor. */
export const parseLogQl = (query: string): ReadQuery => grammar.read(query);

const SELECTORS: ReadonlySet<string> = new Set(['Selector']);
const OPERATORS: ReadonlySet<string> = new Set(['Eq', 'Neq', 'Re', 'Nre']);

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

const matcherOf = (text: string, node: SyntaxNode): Matcher => {
  const label = node.getChild('Identifier');
  const operator = childrenOf(node).find(({ name }) => OPERATORS.has(name));
  const value = node.getChild('String');
  return {
    label: label && textOf(text, label),
    operator: operator ? textOf(text, operator) : '',
    value: value && plainText(textOf(text, value)),
  };
};

/** Matchers of a left-recursive list. */
const listed = (text: string, node: SyntaxNode): readonly Matcher[] =>
  childrenOf(node).flatMap((child) => {
    if (child.name === 'Matcher') return [matcherOf(text, child)];
    return child.name === 'Matchers' ? listed(text, child) : [];
  });

/** What must hold of every line that passes a filter of labels. */
const certain = (text: string, filter: SyntaxNode): readonly Matcher[] =>
  filter.getChild('Or')
    ? []
    : childrenOf(filter).flatMap((child) => {
        if (child.name === 'Matcher') return [matcherOf(text, child)];
        return child.name === 'LabelFilter' ? certain(text, child) : [];
      });

const stagesOf = (pipeline: SyntaxNode): readonly SyntaxNode[] =>
  childrenOf(pipeline).flatMap((child) => {
    if (child.name === 'PipelineStage') return [child];
    return child.name === 'PipelineExpr' ? stagesOf(child) : [];
  });

const metadataOf = (text: string, selector: SyntaxNode): readonly Matcher[] => {
  const pipeline = selector.parent?.getChild('PipelineExpr');
  const found: Matcher[] = [];
  for (const stage of pipeline ? stagesOf(pipeline) : []) {
    const filter = stage.getChild('LabelFilter');
    if (filter === null && stage.getChild('LineFilters') === null) break;
    if (filter !== null) found.push(...certain(text, filter));
  }
  return found;
};

/** All selectors of a query, in the order of its text. */
export const selectorsOf = ({ text, tree }: Extract<ReadQuery, { read: true }>): readonly LineSelector[] =>
  nodesOf(tree, SELECTORS).map((node) => ({
    stream: listed(text, node),
    metadata: metadataOf(text, node),
    from: node.from,
    to: node.to,
  }));

/** Whether a query gives lines rather than numbers; one that cannot be read does if it begins with a selector. */
export const isLogQuery = (query: string): boolean => {
  const read = parseLogQl(query);
  if (!read.read) return query.trimStart().startsWith('{');
  return read.tree.topNode.getChild('Expr')?.getChild('LogExpr') !== null;
};
