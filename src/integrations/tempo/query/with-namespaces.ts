import { nodesOf, textOf, type ReadQuery } from '../../query/grammar.js';
import { NAMESPACE_ATTRIBUTES } from '../namespace-attributes.js';
import { COMMENTS, parseTraceQl } from './parse.js';

type Read = Extract<ReadQuery, { read: true }>;

const ATTRIBUTES: ReadonlySet<string> = new Set(['AttributeField']);
const ASKED = NAMESPACE_ATTRIBUTES.map((name) => `resource.${name}`);
const NAMES: ReadonlySet<string> = new Set(NAMESPACE_ATTRIBUTES);
/** What stands before the name by which an answer tells an attribute. */
const SCOPE = /^(?:parent\.)?(?:(?:resource|span|event|link|instrumentation)?\.)?/;

/**
 * Whether a query asks for an attribute that its answer would show under the name of a namespace, though it is not that of
 * the resource: an answer tells names without their scope, and spans may say what they like.
 */
const asksForLikeness = ({ text, tree }: Read): boolean =>
  nodesOf(tree, ATTRIBUTES).some((node) => {
    const attribute = textOf(text, node);
    if (attribute.includes('\\')) return true; // may spell any name
    const bare = attribute.replaceAll(/["'`\s]/g, '');
    return !ASKED.includes(bare) && NAMES.has(bare.replace(SCOPE, ''));
  });

/** For Tempo a slash may be a part of a name, so that what follows one at once need not be a comment. */
const hasClingingComment = ({ text, tree }: Read): boolean =>
  nodesOf(tree, COMMENTS).some(({ from }) => from > 0 && !/[\s(){}]/.test(text[from - 1] ?? ''));

/**
 * A query that has Tempo tell the namespace of each span it finds, which hints and comments may follow; `null` when that
 * cannot be added for certain: the query cannot be read whole, or another attribute would pass for the namespace.
 */
export const withNamespaces = (query: string): string | null => {
  const read = parseTraceQl(query);
  if (!read.read || asksForLikeness(read) || hasClingingComment(read)) return null;
  const pipeline = read.tree.topNode.getChild('SpansetPipelineExpression');
  if (pipeline === null) return null;
  const { text } = read;
  return `${text.slice(0, pipeline.to)} | select(${ASKED.join(', ')})${text.slice(pipeline.to).trimEnd()}`;
};
