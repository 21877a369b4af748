import { isSameExpression } from './query/same-expression.js';
import type { AlertRule } from './rule.js';
import type { Labels } from './series.js';

/** Longest expression that is read from a URL, in bytes. */
const MAX_BYTES = 4096;

/** The alert whose rule is looked for. */
export interface AlertOfRule {
  readonly alertname: string;
  readonly labels: Labels;
  /** As the alert was sent; it is read, never fetched. */
  readonly generatorUrl: string | null;
}

/** Whether an alert's expression may be evaluated. */
export type ExpressionDecision =
  | { readonly run: true; readonly rule: AlertRule }
  | {
      readonly run: false;
      readonly reason: string;
      /** Expression that the alert came with, to be shown as text only. */
      readonly shown: string | null;
    };

/** PromQL in the `g0.expr` of a generator URL; null when there is none, or more than 4 KiB. */
export const expressionOfGenerator = (generatorUrl: string | null): string | null => {
  if (generatorUrl === null || !URL.canParse(generatorUrl)) return null;
  const expression = new URL(generatorUrl).searchParams.get('g0.expr')?.trim() ?? '';
  return expression === '' || Buffer.byteLength(expression) > MAX_BYTES ? null : expression;
};

/** Whether an alert with these labels can come from the rule. Templated labels are not compared. */
const canComeFrom = (rule: AlertRule, labels: Labels): boolean =>
  Object.entries(rule.labels).every(
    ([name, value]) => value.includes('{{') || labels[name] === undefined || labels[name] === value,
  );

const refused = (reason: string, shown: string | null): ExpressionDecision => ({
  run: false,
  reason,
  shown,
});

/**
 * Which rule's expression may be evaluated for an alert. Whoever can send an alert chooses its generator URL: what it
 * holds counts only if Prometheus itself has that expression under the alert's name, and then Prometheus' own text is run. An alert without one is looked up
 * by its name and labels.
 * @param rules all alerting rules of the configured Prometheus
 */
export const decideExpression = (
  { alertname, labels, generatorUrl }: AlertOfRule,
  rules: readonly AlertRule[],
): ExpressionDecision => {
  const shown = expressionOfGenerator(generatorUrl);
  const named = rules.filter(({ name }) => name === alertname);
  if (named.length === 0) return refused(`Prometheus has no alerting rule ${alertname}`, shown);
  const fitting = named.filter((rule) => canComeFrom(rule, labels));
  const candidates = fitting.length > 0 ? fitting : named;
  if (shown !== null) {
    const same =
      candidates.find(({ query }) => isSameExpression(query, shown)) ??
      named.find(({ query }) => isSameExpression(query, shown));
    return same
      ? { run: true, rule: same }
      : refused(`the rule ${alertname} in Prometheus has another expression than the alert`, shown);
  }
  const [first] = candidates;
  if (first && candidates.every(({ query }) => query === first.query)) return { run: true, rule: first };
  return refused(`Prometheus has ${candidates.length} rules ${alertname} with different expressions`, null);
};
