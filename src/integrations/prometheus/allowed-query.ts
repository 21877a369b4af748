import type { NamespaceRule } from '../kubernetes/scope/namespace-policy.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { hostOf, isNodeLabel } from './node-labels.js';

/** What may stand in an expression. Comments and whatever else is not here make it unreadable. */
const TOKEN =
  /\s+|\d[\w.]*|\[[\w\s:.]*\]|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`|[-+*/%^=!<>~(),@{]|([A-Za-z_:][\w:]*)/y;
const MATCHER =
  /\s*([A-Za-z_]\w*)\s*(=~|!~|!=|=)\s*("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`)\s*(,\s*\}|[,}])\s*/y;
const LABEL_LIST = /\s*\([\w\s,]*\)/y;
/** After a function, an aggregation, or a metric whose selector follows. */
const FOLLOWED = /\s*(?:[({]|(?:by|without)\b)/iy;

/** Words before a list of labels. */
const BEFORE_LABELS: ReadonlySet<string> = new Set([
  'by',
  'without',
  'on',
  'ignoring',
  'group_left',
  'group_right',
]);
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'unless', 'bool', 'offset', 'atan2', 'inf', 'nan']);
/** Names of namespaces, nodes and instances need no escapes, so what has some is none. */
const PLAIN = /^(["'`])([\w.:-]+)\1$/;

/** A label and the one value that it must have. */
interface Equality {
  readonly label: string;
  readonly value: string;
}

/** Whether the series of a selector may be read, by its metric (`null`: not named before it) and what must be equal. */
type SelectorRule = (metric: string | null, equalities: readonly Equality[]) => boolean;

/** Where a pattern ends that matches here; `null` when it does not. */
const endOf = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
};

/** Where a selector ends whose series may be read; `null` for any other. */
const endOfAllowed = (
  query: string,
  start: number,
  metric: string | null,
  rule: SelectorRule,
): number | null => {
  const equalities: Equality[] = [];
  MATCHER.lastIndex = start;
  for (let found = MATCHER.exec(query); found; found = MATCHER.exec(query)) {
    const [, label = '', operator, literal = '', last] = found;
    const value = PLAIN.exec(literal)?.[2];
    if (operator === '=' && value !== undefined) equalities.push({ label, value });
    if (last?.endsWith('}')) return rule(metric, equalities) ? MATCHER.lastIndex : null;
  }
  return null;
};

/** Where what a word begins ends; `null` for the name of a metric without a selector. */
const endOfWord = (query: string, word: string, end: number): number | null => {
  const lower = word.toLowerCase();
  if (BEFORE_LABELS.has(lower)) return endOf(LABEL_LIST, query, end) ?? end;
  if (WORDS.has(lower)) return end;
  return endOf(FOLLOWED, query, end) === null ? null : end;
};

/** Whether every selector of an expression is seen for certain, and keeps the rule. */
const isAllowed = (query: string, rule: SelectorRule): boolean => {
  let at = 0;
  let metric: string | null = null;
  while (at < query.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(query);
    if (token === null) return false;
    const [text, word] = token;
    const end = at + text.length;
    const next: number | null =
      word !== undefined
        ? endOfWord(query, word, end)
        : text === '{'
          ? endOfAllowed(query, end, metric, rule)
          : end;
    if (next === null) return false;
    if (text.trim() !== '') metric = word ?? null;
    at = next;
  }
  return true;
};

const namesNamespace = (rule: Pick<NamespaceRule, 'allows'>, equalities: readonly Equality[]): boolean =>
  equalities.some(({ label, value }) => label === 'namespace' && rule.allows(value));

/**
 * Why an expression from outside may not be evaluated while some namespaces may not be read, or `null`: every selector must
 * name an allowed namespace. What comes back cannot be judged, for an aggregation drops the label.
 */
export const queryRefusal = (query: string, rule: NamespaceRule): string | null =>
  !rule.restricts || isAllowed(query, (_metric, equalities) => namesNamespace(rule, equalities))
    ? null
    : `${rule.ground}: each metric must be followed by a selector that names one allowed namespace, as in up{namespace="…"}, and comments cannot be used`;

/** Metrics about a node as a whole; those of its pods and volumes belong to namespaces, whatever node they name. */
const OF_NODE =
  /^(?:up|machine_\w+|kube_node_\w+|kubelet_(?!volume)\w+|windows_(?!container|pod)\w+|(?:\w+:)?node_(?!namespace)[\w:]+)$/;

const namesNode = (metric: string | null, scope: ScopePolicy, equalities: readonly Equality[]): boolean =>
  metric !== null &&
  OF_NODE.test(metric) &&
  equalities.some(({ label, value }) => isNodeLabel(label) && scope.allowsNode(hostOf(value)));

/**
 * The same within a scope, where a selector may also name a node of it, in `node` or `instance`, if the metric is about nodes:
 * their series have the namespace of their exporter, or none.
 */
export const scopeRefusal = (query: string, scope: ScopePolicy): string | null =>
  isAllowed(
    query,
    (metric, equalities) => namesNamespace(scope, equalities) || namesNode(metric, scope, equalities),
  )
    ? null
    : scope.refused(
        'each metric must be followed by a selector that names one namespace, as in up{namespace="…"}, or, for metrics of nodes, one node, as in node_load1{instance="…"}; comments cannot be used',
      );
