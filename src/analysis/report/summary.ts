import type { Language } from '../../config/language.js';
import { isModels, mainAlert, type ReportMaterial } from './material.js';
import { phrasesFor } from './phrases.js';
import { namesTarget, targetText } from './target-text.js';

/** A finding less certain than this is told as a possibility, not as the cause. */
const CERTAIN_ENOUGH = 0.5;
/** Names of a group's alerts that a summary lists. */
const MAX_NAMES = 5;

/**
 * What happened, in one sentence or two: the model's summary, else the explanation of the rules, else what was checked.
 * Without a model, an alert that is over now is told as over.
 */
export const summaryOf = (material: ReportMaterial, language: Language): string => {
  const { outcome, content } = material;
  if (outcome.kind === 'not-answered' && isOver(content)) return recoveryOf(material, language);
  const main = isModels(outcome, language) ? outcome.answer.summary[language] : causeOf(material, language);
  return [closed(main), groupSentence(material, language)].filter((part) => part !== '').join(' ');
};

const isOver = ({ members }: ReportMaterial['content']): boolean =>
  members.every(({ alert }) => alert.status === 'resolved');

const causeOf = (material: ReportMaterial, language: Language): string => {
  const { diagnosis, target } = material.content;
  const told = diagnosis.story?.summary[language] ?? '';
  if (told !== '') return told;
  const [top] = diagnosis.findings;
  const phrases = phrasesFor(language);
  const { alertname, subject } = subjectOf(material, language);
  if (top !== undefined) {
    const cause = top.cause[language];
    if (top.confidence < CERTAIN_ENOUGH)
      return phrases.uncertain(alertname, subject, Math.round(top.confidence * 100), cause);
    const named = targetText(target);
    return named === null || namesTarget(cause, target) ? cause : `${named}: ${cause}`;
  }
  if (isTargetGone(material)) return phrases.targetGone(alertname, subject);
  const { checked, unchecked, story } = diagnosis;
  if (checked.length > 0) {
    const beside = story?.alsoSeen.length ?? 0;
    const rules = { checked: checked.length, unchecked: unchecked.length, beside };
    return phrases.nothingFound(alertname, subject, rules);
  }
  return wasRead(material)
    ? phrases.nothingWrong(alertname, subject)
    : phrases.nothingChecked(alertname, subject);
};

/** Whether anything beside the alert itself was read of what it is about. */
const wasRead = ({ content: { target, collected } }: ReportMaterial): boolean =>
  target.namespace !== null &&
  collected.evidence.some(({ source, status }) => status === 'ok' && source !== 'alert');

/** Whether the object that the summary would name was asked for and is not there. */
const isTargetGone = ({ content: { target, collected, diagnosis } }: ReportMaterial): boolean => {
  const { pod, workload, service, node } = collected.facts;
  if (target.object !== undefined) return diagnosis.story?.isGone === true;
  if (target.pod !== null) return pod.status === 'absent';
  if (target.workload !== null) return workload.status === 'absent';
  if (target.node !== null) return node.status === 'absent';
  // What is called a service may be a workload that no Service stands before.
  const found = [workload, pod].some(({ status }) => status === 'ok');
  return target.service !== null && service.status === 'absent' && !found;
};

const recoveryOf = (material: ReportMaterial, language: Language): string => {
  const phrases = phrasesFor(language);
  const [top] = material.content.diagnosis.findings;
  const left = top === undefined ? phrases.nothingLeft : phrases.stillFound(top.cause[language]);
  return `${resolvedSentence(material, language)} ${closed(left)}`;
};

/** That the alert is over, since when, and what ended it. */
const resolvedSentence = (material: ReportMaterial, language: Language): string => {
  const { alertname, subject } = subjectOf(material, language);
  const ended = (material.content.diagnosis.story?.ended ?? []).map(({ text }) => text[language]);
  return phrasesFor(language).resolvedAt(alertname, subject, mainAlert(material).endsAt, ended);
};

const subjectOf = (material: ReportMaterial, language: Language) => ({
  alertname: mainAlert(material).labels.alertname ?? phrasesFor(language).noAlertname,
  subject:
    material.content.diagnosis.story?.subject ??
    targetText(material.content.target) ??
    phrasesFor(language).noTarget,
});

/** How many alerts the answer is for; empty for a single one. */
export const groupSentence = ({ content }: ReportMaterial, language: Language): string => {
  const { members } = content;
  if (members.length < 2) return '';
  const names = [...new Set(members.map(({ alert }) => alert.labels.alertname ?? '-'))];
  const more = names.length > MAX_NAMES ? ', …' : '';
  return phrasesFor(language).alertsInGroup(members.length, names.slice(0, MAX_NAMES).join(', ') + more);
};

const closed = (text: string): string => {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…。:"`)]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};
