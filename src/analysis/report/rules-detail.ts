import { inLine } from '../../evidence/bounded-text.js';
import { cut } from '../../prompt/cut.js';
import { checkedText, ruleTitle } from '../../diagnosis/checked-text.js';
import type { Finding, ToldStep } from '../../evidence/finding.js';
import type { Language } from '../../config/language.js';
import { DETAIL_HEADINGS } from '../../prompt/headings.js';
import { formOf } from '../../prompt/prompt-case.js';
import type { EntityRef } from '../../evidence/entity.js';
import { nameOf } from '../../diagnosis/told/names.js';
import { missingText } from './missing-words.js';
import { observations } from './observations.js';
import { mainAlert, type ReportMaterial } from './material.js';
import { phrasesFor, type Phrases } from './phrases.js';
import { markdownOf, sectionsOf, type Section } from './sections.js';
import { groupSentence } from './summary.js';
import { firstCommand, targetText } from './target-text.js';

/** A line that names the evidence of its own already. */
const HAS_IDS = /\[E\d+(?:, E\d+)*\]$/;

/** Findings that a detail explains; the others are in `findings`. */
const MAX_FINDINGS = 3;
/** Actions of one detail. */
const MAX_ACTIONS = 8;
/** Longest part of an earlier summary, in characters. */
const MAX_EARLIER = 1000;
/** Unchecked rules named in a detail. */
const MAX_UNCHECKED = 5;

/**
 * The detail of an answer without a model, in Markdown (docs/report.md "Text without a model"): what the rules found,
 * under the headings of a model's answer, and at the end that and why no model was used. A resolved alert with an earlier
 * analysis gets those of a recovery.
 */
export const rulesDetail = (
  material: ReportMaterial,
  language: Language,
  missing: readonly string[],
): string => {
  const phrases = phrasesFor(language);
  const sections =
    formOf(material.content) === 'recovery'
      ? recoverySections(material, language, missing)
      : causeSections(material, language, missing);
  return [markdownOf([...sections, ...modelSection(material, language)]), engineLine(material, phrases)]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** Longest text of a model beside an answer of the rules, in characters: two sentences. */
const MAX_SAID = 600;

/** On one line: a heading or a list of the model's would begin a part of the rules' answer. */
const said = (summary: string): string => cut(inLine(summary), MAX_SAID);

/** What a model said that does not lead: the whole of another explanation, or the words of one that was not published. */
const modelSection = ({ outcome, unverified }: ReportMaterial, language: Language): readonly Section[] => {
  const phrases = phrasesFor(language);
  if (outcome.kind === 'not-answered') {
    const words = said(outcome.words?.[language] ?? '');
    return words === '' ? [] : [{ heading: phrases.otherView, bullets: [phrases.modelSays(words)] }];
  }
  const { answer, standing } = outcome;
  if (standing.leads === 'model') return [];
  const cited = [...new Set(answer.citations.map(({ evidence }) => evidence))].filter((id) => id !== '');
  return [
    {
      heading: phrases.otherView,
      bullets: [
        ...(standing.relation === null ? [] : [phrases.relation[standing.relation]]),
        `${phrases.modelSays(said(answer.summary[language]))}${cited.length === 0 ? '' : ` [${cited.join(', ')}]`}`,
        ...(unverified.length === 0 ? [] : [phrases.notVerified]),
      ],
    },
  ];
};

const engineLine = ({ outcome }: ReportMaterial, phrases: Phrases): string => {
  if (outcome.kind === 'answered') return '';
  const known = phrases.issues[outcome.issue];
  const told = inLine(outcome.reason).replace(/\.$/, '').slice(0, 200);
  const same =
    told === '' || outcome.issue === 'not_configured' || known.toLowerCase().includes(told.toLowerCase());
  return phrases.engineUnavailable(same ? known : `${known} (${told})`);
};

const causeSections = (
  material: ReportMaterial,
  language: Language,
  missing: readonly string[],
): readonly Section[] => {
  const findings = causesAmong(material);
  const group = groupSentence(material, language);
  return sectionsOf(DETAIL_HEADINGS.cause[language], [
    findings.length > 0
      ? [...findings.map(causeLine(material, language)), ...chainLines(material, language)]
      : noCauseLines(material.content, language),
    [
      ...findings.flatMap(supportLines(language)),
      ...besideLines(material, language),
      ...observations(material, language),
      ...(group === '' ? [] : [group]),
    ],
    actionsFor(material, language),
    missingLines(missing, language),
  ]);
};

/** The findings that are told as causes: those of the explanation where there is one. */
const causesAmong = ({ content: { diagnosis } }: ReportMaterial): readonly Finding[] =>
  diagnosis.findings.slice(0, diagnosis.story?.causes.length || MAX_FINDINGS);

const withIds = (language: Language, { text, evidence }: ToldStep): string =>
  evidence.length === 0 ? text[language] : `${text[language]} [${evidence.join(', ')}]`;

/** The way from the alert's subject to the cause, a numbered line for each step. */
export const chainLines = ({ content }: ReportMaterial, language: Language): readonly string[] => {
  const ways = (content.diagnosis.story?.causes ?? []).map(({ chain }) =>
    chain.map((step, index) => `${index + 1}. ${withIds(language, step)}`),
  );
  return [...new Set(ways.flat())]; // two causes may share the beginning of their ways
};

/** What changed, what was ruled out, and what was seen beside it. */
const besideLines = ({ content }: ReportMaterial, language: Language): readonly string[] => {
  const { story } = content.diagnosis;
  const phrases = phrasesFor(language);
  if (story === undefined) return [];
  return [
    ...endedLines({ content }, language),
    ...story.changed.map((step) => phrases.changedBefore(withIds(language, step))),
    ...[...(story.healthy ?? []), ...story.ruledOut, ...story.alsoSeen].map((step) =>
      withIds(language, step),
    ),
  ];
};

const recoverySections = (
  material: ReportMaterial,
  language: Language,
  missing: readonly string[],
): readonly Section[] => {
  const phrases = phrasesFor(language);
  const { startsAt, endsAt } = mainAlert(material);
  const findings = material.content.diagnosis.findings.slice(0, MAX_FINDINGS);
  const earlier = (material.content.previous?.summary.trim() ?? '').slice(0, MAX_EARLIER);
  const missingHeading = DETAIL_HEADINGS.cause[language].slice(-1);
  return sectionsOf(
    [...DETAIL_HEADINGS.recovery[language], ...missingHeading],
    [
      [
        overLine(material, language),
        ...endedLines(material, language),
        ...findings.slice(1).map(({ cause }) => phrases.stillFound(cause[language])), // the first is told by the summary
        ...observations(material, language),
      ],
      durationLines(startsAt, endsAt, phrases),
      earlier === '' ? [] : [phrases.earlier(earlier)],
      actionsFor(material, language),
      missingLines(missing, language),
    ],
  );
};

/** That the alert is over: the summary says it with its time and what ended it. */
const overLine = (material: ReportMaterial, language: Language): string => {
  const { startsAt, endsAt, labels } = mainAlert(material);
  const minutes = Math.round((Date.parse(endsAt ?? '') - Date.parse(startsAt)) / 60_000);
  const { diagnosis, target } = material.content;
  const phrases = phrasesFor(language);
  const about = diagnosis.story?.subject ?? targetText(target) ?? phrases.noTarget;
  return phrases.overAfter(labels.alertname ?? phrases.noAlertname, about, minutes >= 0 ? minutes : null);
};

const endedLines = ({ content }: Pick<ReportMaterial, 'content'>, language: Language): readonly string[] =>
  (content.diagnosis.story?.ended ?? []).map((step) => phrasesFor(language).endedBy(withIds(language, step)));

const durationLines = (startsAt: string, endsAt: string | null, phrases: Phrases): readonly string[] => {
  const minutes = endsAt === null ? Number.NaN : (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
  return endsAt !== null && minutes >= 0 ? [phrases.lasted(startsAt, endsAt, Math.round(minutes))] : [];
};

/** What could not be read, in words; that no model answered stands in a line of its own. */
const missingLines = (missing: readonly string[], language: Language): readonly string[] => {
  const gaps = missing.filter((name) => !name.startsWith('analysis_engine.'));
  return gaps.length === 0
    ? [phrasesFor(language).nothingMissing]
    : gaps.map((name) => missingText(name, language));
};

/** Object and kind of fault of a cause: the sentence about it is the summary. */
const causeLine =
  ({ content: { diagnosis } }: ReportMaterial, language: Language) =>
  ({ cause, confidence, rule, evidence }: Finding, index: number): string =>
    `${shortCause(diagnosis.story?.causes[index]?.entity, rule, language) ?? cause[language]} (${phrasesFor(language).confidence(Math.round(confidence * 100), rule)}) [${evidence.join(', ')}]`;

const shortCause = (entity: EntityRef | undefined, rule: string, language: Language): string | null =>
  entity === undefined ? null : `${nameOf(entity)}: ${ruleTitle(rule)[language]}`;

const supportLines =
  (language: Language) =>
  ({ support, evidence }: Finding): readonly string[] =>
    support.map((line) =>
      HAS_IDS.test(line[language]) ? line[language] : `${line[language]} [${evidence.join(', ')}]`,
    );

/** An alert about its own rule is explained by the summary; of others it is told what was looked for. */
const noCauseLines = (content: ReportMaterial['content'], language: Language): readonly string[] =>
  isAboutRule(content) ? [phrasesFor(language).noFault] : checkedLines(content, language);

const isAboutRule = ({ diagnosis: { story } }: ReportMaterial['content']): boolean =>
  story !== undefined && story.causes.length === 0 && story.summary.en !== '';

/** Without a finding: what was checked, and why the rest was not. */
const checkedLines = ({ diagnosis }: ReportMaterial['content'], language: Language): readonly string[] => [
  checkedText({ ...diagnosis, unchecked: [] })[language], // each has a line of its own below
  ...diagnosis.unchecked
    .slice(0, MAX_UNCHECKED)
    .map(({ rule, reason }) => phrasesFor(language).ruleUnchecked(ruleTitle(rule)[language], reason)),
];

/** Steps of the runbooks that are for the alert, in the team's own words. */
const runbookSteps = ({ content: { runbooks = [] } }: ReportMaterial, phrases: Phrases): readonly string[] =>
  runbooks.flatMap(({ name, title, steps }) =>
    steps.length === 0 ? [phrases.runbook(name, title)] : steps.map((step) => phrases.runbook(name, step)),
  );

const actionsFor = (material: ReportMaterial, language: Language): readonly string[] => {
  const { diagnosis, target } = material.content;
  const phrases = phrasesFor(language);
  const remedies = causesAmong(material).flatMap(({ remedy }) => remedy);
  const ofRules = [...new Set(remedies.map((step) => step[language]))].slice(0, MAX_ACTIONS);
  const actions = [...ofRules, ...runbookSteps(material, phrases)];
  if (actions.length > 0) return actions;
  if (isAboutRule(material.content)) return [];
  const command = firstCommand(target);
  return [
    ...(command === null ? [] : [phrases.readCommand(command)]),
    phrases.lookFirst(diagnosis.story?.subject ?? targetText(target) ?? phrases.noTarget),
  ];
};
