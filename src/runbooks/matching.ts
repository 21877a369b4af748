import type { Criteria, KeptRunbook } from './read-runbook.js';

/** What a case says of itself that a runbook can be for. */
export interface RunbookCase {
  /** Labels of each alert. */
  readonly alerts: readonly Readonly<Record<string, string>>[];
  /** Kinds of the subject and of the causes. */
  readonly kinds: readonly string[];
  /** Mechanisms of the causes. */
  readonly mechanisms: readonly string[];
}

/** Runbooks of one case: more would be no clear match. */
const MAX_MATCHES = 2;

/** Whether a value fits a pattern, in which `*` stands for anything; case does not count. */
export const isLike = (value: string, pattern: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.*')}$`,
    'i',
  ).test(value);

const anyLike = (values: readonly string[], patterns: readonly string[]): boolean =>
  patterns.some((pattern) => values.some((value) => isLike(value, pattern)));

const fits = ({ alerts, labels, kinds, mechanism }: Criteria, about: RunbookCase): boolean =>
  (alerts === undefined ||
    anyLike(
      about.alerts.flatMap(({ alertname = '' }) => alertname),
      alerts,
    )) &&
  (kinds === undefined || anyLike(about.kinds, kinds)) &&
  (mechanism === undefined || anyLike(about.mechanisms, mechanism)) &&
  (labels === undefined ||
    about.alerts.some((alert) =>
      Object.entries(labels).every(([name, pattern]) => isLike(alert[name] ?? '', pattern)),
    ));

/** How narrow a runbook is: what names more, and names it without a star, is meant rather. */
const narrowness = (criteria: Criteria): number => {
  const { alerts = [], labels = {}, kinds = [], mechanism = [] } = criteria;
  const patterns = [...alerts, ...Object.values(labels), ...kinds, ...mechanism];
  return (
    Object.keys(criteria).length * 10 +
    Object.keys(labels).length -
    patterns.filter((each) => each.includes('*')).length
  );
};

/** The runbooks that are for a case, the narrowest first. */
export const matching = (runbooks: readonly KeptRunbook[], about: RunbookCase): readonly KeptRunbook[] =>
  runbooks
    .filter(({ criteria }) => fits(criteria, about))
    .toSorted((a, b) => narrowness(b.criteria) - narrowness(a.criteria) || a.name.localeCompare(b.name))
    .slice(0, MAX_MATCHES);
