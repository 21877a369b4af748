import type { Language, Localized } from '../config/language.js';
import type { LlmIssue } from '../llm/failure.js';
import type { IncidentAnswer } from '../prompt/incident/incident-answer.js';
import type { IncidentCase } from '../prompt/incident/incident-case.js';
import { cut } from '../prompt/cut.js';
import { phrasesFor } from '../analysis/report/phrases.js';

/** Alerts that the detail lists. */
const MAX_ALERTS = 50;
/** Longest summary of one alert that is repeated, in characters. */
const MAX_SUMMARY = 300;

const WORDS = {
  en: {
    unavailable: (id: string, reason: string) =>
      `The final report of incident ${id} could not be written: analysis engine unavailable: ${reason}.`,
    known: 'What is known',
    incident: 'incident',
    title: 'title',
    severity: 'severity',
    times: (from: string, to: string) => `from ${from} to ${to === '' ? 'an unknown time' : to}`,
    alerts: 'Alerts',
    more: (count: number) => `and ${count} more`,
  },
  ko: {
    unavailable: (id: string, reason: string) =>
      `인시던트 ${id}의 최종 보고서를 작성하지 못했습니다. 분석 엔진을 사용할 수 없습니다 (analysis engine unavailable): ${reason}.`,
    known: '확인된 내용',
    incident: '인시던트',
    title: '제목',
    severity: '심각도',
    times: (from: string, to: string) => `${from}부터 ${to === '' ? '알 수 없는 시각' : to}까지`,
    alerts: '알림',
    more: (count: number) => `외 ${count}건`,
  },
} as const;

const detailOf = (incident: IncidentCase, language: Language): string => {
  const words = WORDS[language];
  const alerts = incident.alerts
    .slice(0, MAX_ALERTS)
    .map(({ alertName, severity, status, analysisSummary }) => {
      const summary = cut(analysisSummary.replaceAll(/\s+/g, ' ').trim(), MAX_SUMMARY);
      return `- ${alertName} (${severity}, ${status})${summary === '' ? '' : `: ${summary}`}`;
    });
  const more = incident.alerts.length - alerts.length;
  return [
    `#### **${words.known}**`,
    `- ${words.incident}: ${incident.incidentId}`,
    `- ${words.title}: ${incident.title}`,
    `- ${words.severity}: ${incident.severity}`,
    `- ${words.times(incident.firedAt, incident.resolvedAt)}`,
    ...(alerts.length === 0 ? [] : ['', `#### **${words.alerts}**`, ...alerts]),
    ...(more > 0 ? [`- ${words.more(more)}`] : []),
  ].join('\n');
};

/**
 * The report without a model: that and why it is missing, and what the caller told (docs/report.md "Text without a
 * model").
 */
export const incidentWithoutModel = (incident: IncidentCase, issue: LlmIssue): IncidentAnswer => {
  const inEach = (write: (each: Language) => string): Localized => ({ ko: write('ko'), en: write('en') });
  return {
    title: incident.title,
    summary: inEach((each) => WORDS[each].unavailable(incident.incidentId, phrasesFor(each).issues[issue])),
    detail: inEach((each) => detailOf(incident, each)),
  };
};
