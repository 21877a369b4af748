import { inLine } from '../evidence/bounded-text.js';
import type { Language, Localized } from '../config/language.js';
import type { LlmIssue } from '../llm/failure.js';
import type { IncidentAnswer } from '../prompt/incident/incident-answer.js';
import type { IncidentCase } from '../prompt/incident/incident-case.js';
import { cut } from '../prompt/cut.js';
import { phrasesFor } from '../analysis/report/phrases.js';
import { memberCauses, memberSteps, type MemberCause } from './member-causes.js';

/** Alerts that the detail lists. */
const MAX_ALERTS = 50;
/** Longest summary of one alert that is repeated, in characters. */
const MAX_SUMMARY = 300;
/** Causes that the detail tells, and names of alerts beside each. */
const MAX_CAUSES = 10;
const MAX_NAMES = 5;
/** Steps and earlier reports that the detail tells. */
const MAX_STEPS = 8;
const MAX_EARLIER = 3;
/** Longest title, in characters. */
const MAX_TITLE = 100;

/** Titles that a caller gives an incident before it knows one. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['', 'ongoing', '-', 'unknown']);

const WORDS = {
  en: {
    noModel: (reason: string) =>
      `No model was used (analysis engine unavailable: ${reason}): this report is put together from the analyses of the alerts.`,
    noCause: (id: string) => `The cause of incident ${id} is not known: no analysis of its alerts names one.`,
    sentence: (id: string, cause: string, alerts: number, further: number) =>
      `Incident ${id}: ${cause}${/[.!?。]$/.test(cause) ? '' : '.'} It had ${alerts} alert${alerts === 1 ? '' : 's'}${further === 0 ? '' : ` and ${further} further cause${further === 1 ? '' : 's'}`}.`,
    causes: 'Root Cause',
    steps: 'Action Items',
    earlier: 'Earlier Reports',
    known: 'What is known',
    incident: 'incident',
    title: 'title',
    severity: 'severity',
    times: (from: string, to: string) => `from ${from} to ${to === '' ? 'an unknown time' : to}`,
    alerts: 'Alerts',
    more: (count: number) => `and ${count} more`,
  },
  ko: {
    noModel: (reason: string) =>
      `모델을 사용하지 않았습니다 (analysis engine unavailable: ${reason}). 이 보고서는 각 알림의 분석을 모아 작성했습니다.`,
    noCause: (id: string) => `인시던트 ${id}의 원인을 알 수 없습니다. 알림의 분석에 원인이 없습니다.`,
    sentence: (id: string, cause: string, alerts: number, further: number) =>
      `인시던트 ${id}: ${cause}${/[.!?。]$/.test(cause) ? '' : '.'} 알림 ${alerts}건${further === 0 ? '' : `, 다른 원인 ${further}건`}.`,
    causes: '근본 원인',
    steps: '조치 사항',
    earlier: '이전 보고서',
    known: '확인된 내용',
    incident: '인시던트',
    title: '제목',
    severity: '심각도',
    times: (from: string, to: string) => `${from}부터 ${to === '' ? '알 수 없는 시각' : to}까지`,
    alerts: '알림',
    more: (count: number) => `외 ${count}건`,
  },
} as const;

type Words = (typeof WORDS)[Language];

const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`#### **${heading}**`, ...lines].join('\n');

const bounded = (lines: readonly string[], max: number, words: Words): readonly string[] =>
  lines.length <= max ? lines : [...lines.slice(0, max), `- ${words.more(lines.length - max)}`];

const namesOf = ({ alerts }: MemberCause, words: Words): string => {
  const names = [...new Set(alerts.map(({ alertName }) => alertName))];
  const more = names.length > MAX_NAMES ? `, ${words.more(names.length - MAX_NAMES)}` : '';
  return `${names.slice(0, MAX_NAMES).join(', ')}${more}`;
};

const alertLines = (incident: IncidentCase): readonly string[] =>
  incident.alerts.map(({ alertName, severity, status, analysisSummary }) => {
    const summary = cut(inLine(analysisSummary), MAX_SUMMARY);
    return `- ${alertName} (${severity}, ${status})${summary === '' ? '' : `: ${summary}`}`;
  });

const detailOf = (
  incident: IncidentCase,
  causes: readonly MemberCause[],
  { language, ending }: { readonly language: Language; readonly ending: string },
): string => {
  const words = WORDS[language];
  const told = causes.map((cause) => `- ${cause.text} (${namesOf(cause, words)})`);
  return [
    section(words.causes, bounded(told, MAX_CAUSES, words)),
    section(words.known, [
      `- ${words.incident}: ${incident.incidentId}`,
      `- ${words.title}: ${incident.title}`,
      `- ${words.severity}: ${incident.severity}`,
      `- ${words.times(incident.firedAt, incident.resolvedAt)}`,
    ]),
    section(words.alerts, bounded(alertLines(incident), MAX_ALERTS, words)),
    section(
      words.steps,
      memberSteps(causes)
        .slice(0, MAX_STEPS)
        .map((step) => `- ${step}`),
    ),
    section(
      words.earlier,
      incident.history
        .slice(-MAX_EARLIER)
        .map(({ createdAt, text }) => `- ${createdAt}: ${cut(text, MAX_SUMMARY)}`),
    ),
    ending,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

const firstSentence = (text: string): string => /^.*?[.!?。](?=\s|$)/.exec(text)?.[0] ?? text;

/** The caller's title, or where that is a placeholder, what the worst alerts' analysis says. */
const titleOf = ({ title, incidentId }: IncidentCase, [first]: readonly MemberCause[]): string => {
  const isPlaceholder = PLACEHOLDERS.has(title.trim().toLowerCase()) || title === incidentId;
  if (!isPlaceholder || first === undefined || first.unknown) return title;
  return cut(firstSentence(first.text).replace(/[.。]$/, ''), MAX_TITLE);
};

/**
 * The report without a model, from what the analyses of the alerts say: the cause, the alerts, what to do, and that and why
 * no model was used (docs/report.md "Text without a model").
 */
export const incidentWithoutModel = (incident: IncidentCase, issue: LlmIssue): IncidentAnswer => {
  const causes = memberCauses(incident.alerts);
  const [first] = causes;
  const summaryIn = (each: Language, ending: string): string => {
    const words = WORDS[each];
    const further = causes.filter(({ unknown }) => !unknown).length - 1;
    const said =
      first === undefined || first.unknown
        ? words.noCause(incident.incidentId)
        : words.sentence(incident.incidentId, first.text, incident.alerts.length, further);
    return `${said} ${ending}`;
  };
  const inEach = (write: (each: Language, ending: string) => string): Localized => {
    const written = (each: Language): string =>
      write(each, WORDS[each].noModel(phrasesFor(each).issues[issue]));
    return { ko: written('ko'), en: written('en') };
  };
  return {
    title: titleOf(incident, causes),
    summary: inEach(summaryIn),
    detail: inEach((language, ending) => detailOf(incident, causes, { language, ending })),
  };
};
