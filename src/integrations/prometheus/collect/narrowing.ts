import type { TextMap } from '../../../alerts/alert.js';
import type { AlertRule } from '../rule.js';
import { withoutComments } from '../../query/without-comments.js';
import { COMMENTS, parsePromQl } from '../query/parse.js';
import { labelName, quoted } from '../query/quote.js';

/** Longest expression worth sending, in characters; the client refuses those above 4096. */
const MAX_LENGTH = 4000;

/** Labels of the series behind an alert: those of its instance at the server, without what the rule adds. */
const seriesLabels = (rule: AlertRule, labels: TextMap): readonly (readonly [string, string])[] => {
  const instance = rule.alerts.find((active) =>
    Object.entries(active.labels).every(
      ([name, value]) => labels[name] === undefined || labels[name] === value,
    ),
  );
  return Object.entries(instance?.labels ?? {}).filter(
    ([name]) => name !== 'alertname' && !(name in rule.labels),
  );
};

/** A vector of one element with some labels; a dollar sign in a replacement would stand for a group. */
const element = (labels: readonly (readonly [string, string])[]): string =>
  labels.reduce(
    (vector, [name, value]) =>
      `label_replace(${vector}, ${quoted(name)}, ${quoted(value.replaceAll('$', '$$$$'))}, "", "")`,
    'vector(1)',
  );

/**
 * The expression, narrowed by the server to the series that the alert came from, so that a rule over a thousand pods
 * answers with one. As it is when the server no longer has the alert, or it would become too long.
 */
export const narrowed = (expression: string, rule: AlertRule, labels: TextMap): string => {
  const pairs = seriesLabels(rule, labels);
  if (pairs.length === 0) return expression;
  const names = pairs.map(([name]) => labelName(name)).join(', ');
  const read = parsePromQl(expression);
  // A comment at the end would hide what follows it.
  const bare = read.read ? withoutComments(read, COMMENTS) : `${expression}\n`;
  const text = `(${bare}) and on (${names}) ${element(pairs)}`;
  return text.length > MAX_LENGTH ? expression : text;
};
