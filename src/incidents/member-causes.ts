import { inLine } from '../evidence/bounded-text.js';
import { LANGUAGES } from '../config/language.js';
import { cut } from '../prompt/cut.js';
import { DETAIL_HEADINGS } from '../prompt/headings.js';
import type { IncidentAlert } from '../prompt/incident/incident-case.js';

/** Longest cause of one alert that is repeated, in characters. */
const MAX_CAUSE = 600;
/** Longest step that is repeated, in characters. */
const MAX_STEP = 300;

/** One cause that the analyses of an incident's alerts name, and whose it is. */
export interface MemberCause {
  readonly text: string;
  readonly alerts: readonly IncidentAlert[];
  /** Whether the analysis says that it knows no cause. */
  readonly unknown: boolean;
}

/** How an analysis by the rules says that it knows no cause (docs/report.md "Text without a model"). */
const UNKNOWN: readonly RegExp[] = [
  /^No known cause explains /,
  /^The cause of .* is not (?:known|certain)/,
  /so the cause of .* is not known\.$/,
  /알려진 원인을 찾지 못했습니다/,
  /원인을 알 수 없/,
  /원인이 확실하지 않습니다/,
];

const SEVERITIES: readonly string[] = ['critical', 'error', 'warning', 'info'];

const severityOf = ({ severity }: IncidentAlert): number => {
  const rank = SEVERITIES.indexOf(severity.trim().toLowerCase());
  return rank < 0 ? SEVERITIES.length : rank;
};

const worstOf = ({ alerts }: MemberCause): number => Math.min(...alerts.map(severityOf));

/** What the analyses of the alerts say, each once: known causes before unknown ones, the worst alerts' first, then the most alerts'. */
export const memberCauses = (alerts: readonly IncidentAlert[]): readonly MemberCause[] => {
  const told = alerts.filter(({ analysisSummary }) => analysisSummary.trim() !== '');
  const causes = [...Map.groupBy(told, ({ analysisSummary }) => cut(inLine(analysisSummary), MAX_CAUSE))].map(
    ([text, members]) => ({
      text,
      alerts: members,
      unknown: UNKNOWN.some((pattern) => pattern.test(text)),
    }),
  );
  return causes.toSorted(
    (one, other) =>
      Number(one.unknown) - Number(other.unknown) ||
      worstOf(one) - worstOf(other) ||
      other.alerts.length - one.alerts.length,
  );
};

/** Headings of what to do next, in every language. */
const STEP_HEADINGS = new Set(
  LANGUAGES.flatMap((language) => [
    DETAIL_HEADINGS.cause[language][2],
    DETAIL_HEADINGS.recovery[language][3],
  ]),
);

const headingOf = (line: string): string | null => /^#{2,6}\s+\**([^*]+?)\**\s*$/.exec(line)?.[1] ?? null;

const stepsIn = (detail: string): readonly string[] => {
  let within = false;
  return detail.split('\n').flatMap((line) => {
    const heading = headingOf(line);
    if (heading !== null) within = STEP_HEADINGS.has(heading);
    const step = within ? /^\s*(?:[-*]|\d+\.)\s+(\S.*)$/.exec(line)?.[1] : undefined;
    return step === undefined ? [] : [cut(inLine(step), MAX_STEP)];
  });
};

/** What the analyses say is to be done, each once, those of the first cause first. */
export const memberSteps = (causes: readonly MemberCause[]): readonly string[] => [
  ...new Set(causes.flatMap(({ alerts }) => alerts.flatMap(({ analysisDetail }) => stepsIn(analysisDetail)))),
];
