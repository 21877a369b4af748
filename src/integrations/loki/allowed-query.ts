import type { NamespaceRule } from '../kubernetes/scope/namespace-policy.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { keepsTo } from '../query/matcher.js';
import { refusedPart } from '../query/refused-part.js';
import { isNamespaceLabel } from './namespace-labels.js';
import { parseLogQl, selectorsOf } from './query/parse.js';
import { quoted } from './query/quote.js';

/** What is wrong with a query some of whose lines may not be read, or with which that cannot be told; `null`: nothing. */
const objection = (query: string, rule: Pick<NamespaceRule, 'allows'>): string | null => {
  if (query.trim() === '') return null; // reads nothing; Loki says so
  const read = parseLogQl(query);
  if (!read.read) return read.doubt;
  const refused = selectorsOf(read).find(
    ({ stream, metadata }) =>
      ![stream, metadata].some((matchers) =>
        keepsTo(matchers, isNamespaceLabel, (value) => rule.allows(value)),
      ),
  );
  return refused === undefined ? null : refusedPart(query, refused);
};

const REMEDY =
  'each selector must name one allowed namespace, as in {namespace="…"} or {job="…"} | k8s_namespace_name="…"';

/**
 * Why a query may not be run while some namespaces may not be read, or `null`: every selector must name an allowed
 * namespace. What comes back cannot be judged: a pipeline may have dropped the label.
 */
export const queryRefusal = (query: string, rule: NamespaceRule): string | null => {
  const wrong = rule.restricts ? objection(query, rule) : null;
  return wrong === null ? null : `${rule.ground}: ${REMEDY}; ${wrong}`;
};

/** The same within a scope. */
export const scopeRefusal = (query: string, scope: ScopePolicy): string | null => {
  const wrong = objection(query, scope);
  return wrong === null ? null : scope.refused(`${REMEDY}; ${wrong}`);
};

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
