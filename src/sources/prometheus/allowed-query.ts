import type { NamespacePolicy } from '../kubernetes/namespace-policy.js';

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
/** A namespace needs no escapes, so what has some is none. */
const PLAIN = /^(["'`])([a-z0-9-]+)\1$/;

/** Where a pattern ends that matches here; `null` when it does not. */
const endOf = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
};

/** Where a selector ends that names an allowed namespace; `null` for any other. */
const endOfAllowed = (query: string, start: number, policy: NamespacePolicy): number | null => {
  let allowed = false;
  MATCHER.lastIndex = start;
  for (let found = MATCHER.exec(query); found; found = MATCHER.exec(query)) {
    const [, label, operator, literal = '', last] = found;
    const namespace = PLAIN.exec(literal)?.[2];
    if (label === 'namespace' && operator === '=' && namespace && policy.allows(namespace)) allowed = true;
    if (last?.endsWith('}')) return allowed ? MATCHER.lastIndex : null;
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

const isAllowed = (query: string, policy: NamespacePolicy): boolean => {
  let at = 0;
  while (at < query.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(query);
    if (token === null) return false;
    const end = at + token[0].length;
    const next =
      token[1] !== undefined
        ? endOfWord(query, token[1], end)
        : token[0] === '{'
          ? endOfAllowed(query, end, policy)
          : end;
    if (next === null) return false;
    at = next;
  }
  return true;
};

/**
 * Why an expression from outside may not be evaluated while some namespaces may not be read, or `null`: every selector must
 * name an allowed namespace. What comes back cannot be judged, for an aggregation drops the label.
 */
export const queryRefusal = (query: string, policy: NamespacePolicy): string | null =>
  !policy.restricts || isAllowed(query, policy)
    ? null
    : 'not allowed by configuration: each metric must be followed by a selector that names one allowed namespace, as in up{namespace="…"}, and comments cannot be used';
