import type { NamespaceRule } from '../kubernetes/scope/namespace-policy.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { quoted } from './logql.js';

/** Labels that hold the namespace of a stream, by the collector that shipped it. */
export const NAMESPACE_LABELS = ['namespace', 'k8s_namespace_name', 'kubernetes_namespace_name'] as const;

const NAMES: ReadonlySet<string> = new Set(NAMESPACE_LABELS);

export const isNamespaceLabel = (label: string): boolean => NAMES.has(label);

/**
 * What has a meaning outside of selectors: strings are passed over, a brace opens a selector, and what Loki's scanner
 * skips (comments, character literals) is refused, so that both see the same selectors.
 */
const TOKEN = /"(?:\\.|[^"\\\n])*"|`[^`]*`|["`'#{]|\/[/*]/g;
const MATCHER = /\s*([A-Za-z_]\w*)\s*(=~|!~|!=|=)\s*("(?:\\.|[^"\\\n])*"|`[^`]*`)\s*([,}])/y;

interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

const textOf = (literal: string): string | null => {
  if (literal.startsWith('`')) return literal.slice(1, -1).replaceAll('\r', ''); // as Go reads it
  try {
    return String(JSON.parse(literal)); // escapes that JSON does not have make the selector unreadable
  } catch {
    return null;
  }
};

/** The matchers after an opening brace, and where the closing one was; `null` when they cannot be read. */
const selectorAt = (
  query: string,
  at: number,
): { readonly matchers: readonly Matcher[]; readonly end: number } | null => {
  const matchers: Matcher[] = [];
  MATCHER.lastIndex = at;
  for (let found = MATCHER.exec(query); found; found = MATCHER.exec(query)) {
    const [, label = '', operator = '', literal = '', last] = found;
    const value = textOf(literal);
    if (value === null) return null;
    matchers.push({ label, operator, value });
    if (last === '}') return { matchers, end: MATCHER.lastIndex };
  }
  return null;
};

/** Matchers of every selector of a query; `null` when one cannot be read for certain. */
const selectorsOf = (query: string): readonly (readonly Matcher[])[] | null => {
  const selectors: (readonly Matcher[])[] = [];
  const tokens = new RegExp(TOKEN);
  for (let token = tokens.exec(query); token; token = tokens.exec(query)) {
    if (token[0].length > 1 && !token[0].startsWith('/')) continue;
    const selector = token[0] === '{' ? selectorAt(query, tokens.lastIndex) : null;
    if (selector === null) return null;
    selectors.push(selector.matchers);
    tokens.lastIndex = selector.end;
  }
  return selectors;
};

/** Whether every selector of a query is read for certain, and names an allowed namespace. */
const isAllowed = (query: string, rule: Pick<NamespaceRule, 'allows'>): boolean =>
  selectorsOf(query)?.every((matchers) =>
    matchers.some(
      ({ label, operator, value }) =>
        isNamespaceLabel(label) && operator === '=' && value !== '' && rule.allows(value),
    ),
  ) ?? false;

const REMEDY =
  'each selector must name one allowed namespace, as in {namespace="…"}, and comments cannot be used';

/**
 * Why a query may not be run while some namespaces may not be read, or `null`: every selector must name an allowed
 * namespace. What comes back cannot be judged: a pipeline may have dropped the label.
 */
export const queryRefusal = (query: string, rule: NamespaceRule): string | null =>
  !rule.restricts || isAllowed(query, rule) ? null : `${rule.ground}: ${REMEDY}`;

/** The same within a scope. */
export const scopeRefusal = (query: string, scope: ScopePolicy): string | null =>
  isAllowed(query, scope) ? null : scope.refused(REMEDY);

const expression = (patterns: readonly string[]): string =>
  patterns
    .map((pattern) => {
      const start = pattern.replace(/\*$/, '').replaceAll(/[.*+?(){}|$[\]^\\]/g, String.raw`\$&`);
      return pattern.endsWith('*') ? `${start}.*` : start;
    })
    .join('|');

/** Selector of the streams that may be read; `undefined` when all may. */
export const allowedSelector = (lists: {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}): string | undefined => {
  if (lists.allow.length === 0 && lists.deny.length === 0) return undefined;
  const allowed = lists.allow.length === 0 ? '.+' : expression(lists.allow);
  const denied = lists.deny.length === 0 ? '' : `, namespace!~${quoted(expression(lists.deny))}`;
  return `{namespace=~${quoted(allowed)}${denied}}`;
};
