import type { Localized } from '../../config/language.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { EntityKey } from '../../evidence/entity.js';
import type { Story, ToldCause, ToldStep } from '../../evidence/finding.js';
import type { Explanation, Rival, Trigger, Weighed, WhyNot } from '../explain/explanation.js';
import { leadsThrough } from '../explain/ways.js';
import type { Catalogue } from '../kit/catalogue.js';
import { callNames, chainOf } from './chain.js';
import { causeText, clauseOf } from './cause-text.js';
import { nameOf, replicasOf, subjectName } from './names.js';

/** Most rivals and other sights that are told. */
const MAX_OTHERS = 4;

const WHY: Readonly<Record<WhyNot, Localized>> = {
  'behind another': { en: 'it follows from the cause', ko: '원인의 결과입니다' },
  'less likely': { en: 'less is known of it, or fewer signs lead to it', ko: '근거가 더 약합니다' },
  'no way': { en: 'nothing leads from the alert to it', ko: '알림의 대상과 연결되지 않습니다' },
  'other trouble': {
    en: 'it does not cause this kind of trouble',
    ko: '이런 종류의 문제를 일으키지 않습니다',
  },
  'began later': { en: 'it began after the alert', ko: '알림 이후에 시작되었습니다' },
  'long over': { en: 'it was over long before the alert', ko: '알림 훨씬 전에 끝났습니다' },
};

/** `2026-03-02T09:14:30Z` → `2026-03-02 09:14:30 UTC`. */
const time = (text: string): string => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};

const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

const triggerText = ({ what, at, by }: Trigger, since: string | null): Localized => {
  const who = by === null ? '' : ` (${by})`;
  const before = since === null ? null : minutesBetween(at, since);
  const lead = before === null || before < 1 ? '' : `${before} min `;
  return {
    en: `${lead === '' ? 'after' : `${lead}after`} this change at ${time(at)}: ${what}${who}`,
    ko: `${time(at)}의 변경 이후${lead === '' ? '' : ` ${before ?? 0}분 뒤`}: ${what}${who}`,
  };
};

/** Since when, after what, and how much of it is affected; empty where none of it is known. */
const secondSentence = ({ finding }: Weighed, trigger: Trigger | null): Localized => {
  const { since } = finding;
  const replicas = replicasOf(finding.entity);
  const after = trigger === null ? null : triggerText(trigger, since);
  const count =
    replicas === null || replicas.ready >= replicas.wanted
      ? null
      : {
          en: `${replicas.ready} of ${replicas.wanted} replicas are ready`,
          ko: `준비된 레플리카 ${replicas.ready}/${replicas.wanted}`,
        };
  const start = since === null ? null : { en: `Since ${time(since)}`, ko: `${time(since)}부터` };
  const en = [[start?.en, after?.en].filter((part) => part !== undefined).join(', '), count?.en ?? ''].filter(
    (part) => part !== '',
  );
  const ko = [[start?.ko, after?.ko].filter((part) => part !== undefined).join(', '), count?.ko ?? ''].filter(
    (part) => part !== '',
  );
  const sentence = (parts: readonly string[]): string => {
    const text = parts.join('; ');
    return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return { en: sentence(en), ko: sentence(ko) };
};

/** Whether the cause lies in the subject itself: its own workload, pods or Service. */
const isOwn = ({ finding, way }: Weighed, graph: CaseGraph): boolean =>
  graph.subject?.key === finding.entity.key ||
  way === null ||
  (way.calls === 0 && !way.steps.some(({ type }) => type === 'routes to'));

const firstSentence = (graph: CaseGraph, texts: Catalogue, cause: Weighed): Localized => {
  const { finding, way } = cause;
  const subject = subjectName(graph);
  if (subject === null || way === null || isOwn(cause, graph)) return causeText(texts, finding);
  const names = callNames(graph, way).join(' → ');
  const far = way.calls < 2 ? '' : `, ${way.calls} calls away`;
  const clause = clauseOf(texts, finding);
  const name = nameOf(finding.entity.ref);
  return {
    en: `The trouble of ${subject} comes from ${name}${far} (${names}): ${clause.en}`,
    ko: `${subject}의 문제는 ${name}에서 비롯됩니다 (${names}): ${clause.ko}`,
  };
};

const joined = (...parts: readonly Localized[]): Localized => ({
  en: parts
    .map(({ en }) => en)
    .filter((part) => part !== '')
    .join(' '),
  ko: parts
    .map(({ ko }) => ko)
    .filter((part) => part !== '')
    .join(' '),
});

const causeTold = (
  graph: CaseGraph,
  texts: Catalogue,
  cause: Weighed,
  trigger: Trigger | null,
): ToldCause => {
  const { finding, way, confidence } = cause;
  const entity = trigger === null ? null : graph.entity(trigger.entity);
  return {
    entity: finding.entity.ref,
    mechanism: finding.mechanism,
    values: finding.values,
    text: causeText(texts, finding),
    known: finding.known,
    since: finding.since,
    trigger:
      trigger === null || entity === null
        ? null
        : { entity: entity.ref, at: trigger.at, what: trigger.what, by: trigger.by },
    chain: way === null ? [] : chainOf(graph, way),
    confidence: Math.round(confidence * 100) / 100,
    evidence: [...new Set(finding.claims.map(({ evidence }) => evidence))],
  };
};

const rivalTold = (texts: Catalogue, { finding, why }: Rival): ToldStep => {
  const text = causeText(texts, finding);
  return {
    text: {
      en: `${text.en} Not the cause: ${WHY[why].en}.`,
      ko: `${text.ko} 원인이 아닙니다: ${WHY[why].ko}.`,
    },
    evidence: [...new Set(finding.claims.map(({ evidence }) => evidence))],
  };
};

const isOnWay = ({ way }: Weighed, key: EntityKey): boolean => way !== null && leadsThrough(way, key);

/** What the cause brings about nearer to the subject, where the cluster itself says so: pods refused, a pod preempted. */
const consequence = (texts: Catalogue, cause: Weighed, rivals: readonly Rival[]): Localized => {
  const near = rivals.find(
    ({ why, finding }) =>
      why === 'behind another' &&
      finding.known === 'stated' &&
      !finding.isLastResort &&
      finding.behind.some((key) => key === cause.finding.entity.key || isOnWay(cause, key)),
  );
  if (near === undefined) return { en: '', ko: '' };
  const name = nameOf(near.finding.entity.ref);
  const clause = clauseOf(texts, near.finding);
  return { en: `Because of it, ${name}: ${clause.en}`, ko: `그 결과 ${name}: ${clause.ko}` };
};

const summaryOf = (
  graph: CaseGraph,
  texts: Catalogue,
  { causes, trigger, rivals }: Explanation,
): Localized => {
  const [first, second] = causes;
  if (first === undefined) return { en: '', ko: '' };
  const main = firstSentence(graph, texts, first);
  if (second === undefined)
    return joined(main, consequence(texts, first, rivals), secondSentence(first, trigger));
  const other = causeText(texts, second.finding);
  return joined(main, { en: `Also, independently: ${other.en}`, ko: `이와 별개로: ${other.ko}` });
};

/** The explanation in both languages. The summary is empty where nothing explains the alert. */
export const storyOf = (graph: CaseGraph, texts: Catalogue, explanation: Explanation): Story => {
  const { causes, trigger, rivals, alsoSeen } = explanation;
  return {
    summary: summaryOf(graph, texts, explanation),
    causes: causes.map((cause, index) => causeTold(graph, texts, cause, index === 0 ? trigger : null)),
    ruledOut: rivals.slice(0, MAX_OTHERS).map((rival) => rivalTold(texts, rival)),
    alsoSeen: alsoSeen.slice(0, MAX_OTHERS).map((rival) => rivalTold(texts, rival)),
    changed:
      trigger === null
        ? []
        : [
            {
              text: {
                en: `${time(trigger.at)}: ${trigger.what}`,
                ko: `${time(trigger.at)}: ${trigger.what}`,
              },
              evidence: [],
            },
          ],
  };
};
