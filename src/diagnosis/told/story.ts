import type { Language, Localized } from '../../config/language.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Story, ToldCause, ToldStep } from '../../evidence/finding.js';
import type { Explanation, Rival, Trigger, Weighed, WhyNot } from '../explain/explanation.js';
import { isNamedBy } from '../explain/ways.js';
import type { RelationType } from '../../evidence/relation.js';
import type { Catalogue } from '../kit/catalogue.js';
import { evidenceOf } from '../kit/look.js';
import { changeText, differenceText } from './change-text.js';
import { callNames, chainOf } from './chain.js';
import { causeText, clauseAfterName, closed } from './cause-text.js';
import { nameOf, replicasOf, subjectName } from './names.js';

/** Most rivals and other sights that are told. */
const MAX_OTHERS = 4;

/** How a finding that is not the cause stands to it or to the alert. */
const STANDING: Readonly<Record<WhyNot, Localized>> = {
  'behind another': { en: 'Follows from it', ko: '원인의 결과' },
  'less likely': { en: 'Less likely', ko: '가능성 낮음' },
  'no way': { en: 'Not connected with the alert', ko: '알림 대상과 무관' },
  'other trouble': { en: 'Also seen, not this kind of trouble', ko: '함께 확인됨 (다른 종류의 문제)' },
  'began later': { en: 'Also seen, began after the alert', ko: '함께 확인됨 (알림 이후 시작)' },
  'long over': { en: 'Also seen, over long before the alert', ko: '함께 확인됨 (알림 훨씬 전에 종료)' },
};
/** Of the same object as the cause: another side of the same trouble. */
const SAME_OBJECT: Localized = { en: 'At the same object', ko: '같은 대상에서' };

/** `2026-03-02T09:14:30Z` → `2026-03-02 09:14:30 UTC`. */
const time = (text: string): string => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};

const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** A moment and the change at it, in the words that go on after `Since …`. */
const triggerText = ({ what, differs, at, by }: Trigger, since: string | null): Localized => {
  const who = by === null ? '' : ` (${by})`;
  const { en, ko } = changeText(what, differs);
  const before = since === null ? null : minutesBetween(at, since);
  if (before === 0) return { en: `when ${en}${who}`, ko: `변경: ${ko}${who}` };
  const lead = before === null || before < 1 ? 'after' : `${before} min after`;
  return {
    en: `${lead} a change at ${time(at)}: ${en}${who}`,
    ko: `${before === null || before < 1 ? '' : `${before}분 전 `}변경(${time(at)}): ${ko}${who}`,
  };
};

/** Since when, after what, how much of it is affected, and what follows from it; empty where none of it is known. */
const secondSentence = ({ finding }: Weighed, after: Localized | null, follows: Localized): Localized => {
  const { since } = finding;
  const replicas = replicasOf(finding.entity);
  const count =
    replicas === null || replicas.ready >= replicas.wanted
      ? null
      : {
          en: `${replicas.ready} of ${replicas.wanted} replicas are ready`,
          ko: `준비된 레플리카 ${replicas.ready}/${replicas.wanted}`,
        };
  const start = since === null ? null : { en: `Since ${time(since)}`, ko: `${time(since)}부터` };
  const sentence = (language: Language): string => {
    const when = [start?.[language], after?.[language]].filter((part) => part !== undefined).join(', ');
    const parts = [when, count?.[language] ?? '', follows[language]].filter((part) => part !== '');
    const text = parts.join('; ');
    return text === '' ? '' : closed(`${text.charAt(0).toUpperCase()}${text.slice(1)}`);
  };
  return { en: sentence('en'), ko: sentence('ko') };
};

/** Whether the cause lies in the subject itself: its own workload, pods or Service. */
const isOwn = ({ finding, way }: Weighed, graph: CaseGraph): boolean =>
  graph.subject?.key === finding.entity.key ||
  way === null ||
  way.steps.every(({ type }) => type === 'selects' || type === 'owned by');

/** Through what a cause acts that nobody calls. */
const THROUGH: Partial<Readonly<Record<RelationType, Localized>>> = {
  'admitted by': { en: 'through an admission webhook', ko: '어드미션 웹훅(webhook)을 통해' },
};

const throughWhat = ({ way }: Weighed): Localized | null =>
  way?.steps.map(({ type }) => THROUGH[type]).findLast((words) => words !== undefined) ?? null;

const firstSentence = (graph: CaseGraph, texts: Catalogue, cause: Weighed): Localized => {
  const { finding, way } = cause;
  const subject = subjectName(graph);
  if (subject === null || way === null || isOwn(cause, graph)) return causeText(texts, finding);
  const names = way.calls === 0 ? [] : callNames(graph, way);
  const along = names.length < 2 ? '' : ` (${names.join(' → ')})`;
  const through = throughWhat(cause);
  const far = way.calls < 2 ? '' : `, ${way.calls} calls away`;
  const clause = clauseAfterName(texts, finding);
  const name = nameOf(finding.entity.ref);
  return {
    en: `The trouble of ${subject} comes from ${name}${far}${through === null ? '' : `, ${through.en}`}${along}: ${clause.en}`,
    ko: `${subject}의 문제는 ${through === null ? '' : `${through.ko} `}${name}에서 비롯됩니다${along}: ${clause.ko}`,
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
  const { finding, way, confidence, evidence } = cause;
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
        : {
            entity: entity.ref,
            at: trigger.at,
            what: changeText(trigger.what, trigger.differs).en,
            by: trigger.by,
          },
    chain: way === null ? [] : chainOf(graph, way),
    confidence: Math.round(confidence * 100) / 100,
    evidence,
  };
};

const rivalTold = (
  texts: Catalogue,
  { finding, why, evidence }: Rival,
  causes: readonly Weighed[] = [],
): ToldStep => {
  const text = causeText(texts, finding);
  const isSame = causes.some((cause) => cause.finding.entity.key === finding.entity.key);
  const standing = isSame && why === 'less likely' ? SAME_OBJECT : STANDING[why];
  return {
    text: { en: `${standing.en}: ${text.en}`, ko: `${standing.ko}: ${text.ko}` },
    evidence,
  };
};

/** What the cause brings about nearer to the subject, where the cluster itself says so: pods refused, a pod preempted. */
const consequence = (texts: Catalogue, cause: Weighed, rivals: readonly Rival[]): Localized => {
  const near = rivals.find(
    ({ why, finding }) =>
      why === 'behind another' &&
      finding.known === 'stated' &&
      !finding.isLastResort &&
      isNamedBy(finding, cause),
  );
  if (near === undefined) return { en: '', ko: '' };
  const { en, ko } = causeText(texts, near.finding);
  return { en: `because of it, ${en}`, ko: `그 결과 ${ko}` };
};

/** How many replicas of the alert's own workloads are ready: what is well is told where nothing explains the alert. */
const healthyOf = (graph: CaseGraph): readonly ToldStep[] =>
  graph.parts.entities
    .filter(({ hops }) => hops === 0)
    .flatMap((entity) => {
      const replicas = replicasOf(entity);
      if (replicas === null || replicas.ready < replicas.wanted) return [];
      const { ready, wanted } = replicas;
      const name = nameOf(entity.ref);
      const text = {
        en: `${name}: ${ready} of ${wanted} replicas are ready`,
        ko: `${name}: 준비된 레플리카 ${ready}/${wanted}`,
      };
      return [{ text, evidence: [evidenceOf(entity, graph)] }];
    })
    .slice(0, MAX_OTHERS);

/** What set the cause off, but for what the first sentence tells already: then only what differs. */
const setOffBy = (main: Localized, { finding }: Weighed, trigger: Trigger | null): Localized | null => {
  if (trigger === null) return null;
  if (!main.en.includes(trigger.at)) return triggerText(trigger, finding.since);
  const { en, ko } = differenceText(trigger.differs);
  return en === '' ? null : { en: `when this was written: ${en}`, ko: `변경 내용: ${ko}` };
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
    return joined(
      main,
      secondSentence(first, setOffBy(main, first, trigger), consequence(texts, first, rivals)),
    );
  const other = causeText(texts, second.finding);
  return joined(main, { en: `Also, independently: ${other.en}`, ko: `이와 별개로: ${other.ko}` });
};

const changedAt = ({ at, what, differs }: Trigger): Localized => {
  const { en, ko } = changeText(what, differs);
  return { en: `${time(at)}: ${en}`, ko: `${time(at)}: ${ko}` };
};

/** The explanation in both languages. The summary is empty where nothing explains the alert. */
export const storyOf = (graph: CaseGraph, texts: Catalogue, explanation: Explanation): Story => {
  const { causes, trigger, rivals, alsoSeen } = explanation;
  return {
    summary: summaryOf(graph, texts, explanation),
    causes: causes.map((cause, index) => causeTold(graph, texts, cause, index === 0 ? trigger : null)),
    ruledOut: rivals.slice(0, MAX_OTHERS).map((rival) => rivalTold(texts, rival, causes)),
    alsoSeen: alsoSeen.slice(0, MAX_OTHERS).map((rival) => rivalTold(texts, rival)),
    // The summary tells the change with its time; here it stands only where another sentence took its place.
    changed: trigger === null || causes.length < 2 ? [] : [{ text: changedAt(trigger), evidence: [] }],
    healthy: causes.length === 0 ? healthyOf(graph) : [],
    subject: subjectName(graph),
    isGone: graph.subject?.object.status === 'absent',
  };
};
