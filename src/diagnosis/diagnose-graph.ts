import type { CaseGraph } from '../evidence/case-graph.js';
import type { Localized } from '../config/language.js';
import type { Diagnosis, Finding, Story } from '../evidence/finding.js';
import type { Explanation, Weighed } from './explain/explanation.js';
import { explain } from './explain/explain.js';
import { resting } from './explain/rests-on.js';
import type { Catalogue } from './kit/catalogue.js';
import type { Rule } from './kit/rule.js';
import { runRules } from './kit/run-rules.js';
import { aboutRule, type ToldAlert } from './told/about-rule.js';
import { causeText, stepsOf } from './told/cause-text.js';
import { endedBy } from './told/ended-by.js';
import { storyOf } from './told/story.js';

/** Most places in which one claim is told that are named. */
const MAX_CITED = 4;
/** A finding that is not the cause is told with at most this confidence. */
const MAX_OTHER = 0.4;

const findingOf = (texts: Catalogue, { finding, confidence, evidence: ids }: Weighed): Finding => ({
  rule: finding.mechanism,
  cause: causeText(texts, finding),
  confidence: Math.round(confidence * 100) / 100,
  evidence: ids,
  support: finding.claims.map(({ text, evidence, also = [] }) => {
    const cited = [evidence, ...also].slice(0, MAX_CITED).join(', ');
    return { en: `${text.en} [${cited}]`, ko: `${text.ko} [${cited}]` };
  }),
  remedy: stepsOf(texts, finding),
});

/** The story of an alert that tells of its rule: that first, and what else is wrong only beside it. */
const besideRule = (story: Story, about: Localized): Story => {
  const [seen] = story.causes;
  const beside: Localized =
    seen === undefined
      ? { en: '', ko: '' }
      : {
          en: ` Something else is wrong beside it: ${seen.text.en}`,
          ko: ` 이와 별개로 다른 문제가 있습니다: ${seen.text.ko}`,
        };
  return {
    ...story,
    summary: { en: `${about.en}${beside.en}`, ko: `${about.ko}${beside.ko}` },
    causes: [],
    alsoSeen: story.alsoSeen, // the causes are told by the summary
    changed: [],
    healthy: [],
  };
};

/** When an alert was over; the clock of the analysis where it does not tell. */
const endOf = ({ endsAt }: ToldAlert, { parts: { nowMs } }: CaseGraph): number => {
  const ms = Date.parse(endsAt ?? '');
  return Number.isNaN(ms) ? nowMs : Math.min(ms, nowMs);
};

/** What the mechanisms say about a graph, and how that explains the alert. Pure, never throws. */
export const diagnoseGraph = (
  graph: CaseGraph,
  alert: ToldAlert,
  rules: readonly Rule[],
  texts: Catalogue,
): Diagnosis => {
  const { findings, checked, defects } = runRules(graph, rules);
  const { alertClass } = graph.parts;
  const found = explain(graph, alertClass === 'meta' ? [] : findings);
  const again = (other: CaseGraph): Explanation => explain(other, runRules(other, rules).findings);
  const explanation = { ...found, causes: found.causes.map((cause) => resting(graph, cause, again)) };
  const rivals = explanation.rivals.map((rival) => ({
    ...rival,
    confidence: Math.min(MAX_OTHER, rival.confidence),
  }));
  const about = aboutRule(alert, alertClass);
  const story = {
    ...storyOf(graph, texts, explanation),
    ...(alert.status === 'resolved' && { ended: endedBy(graph, endOf(alert, graph)) }),
  };
  return {
    findings: about === null ? [...explanation.causes, ...rivals].map((one) => findingOf(texts, one)) : [],
    checked,
    unchecked: defects.map(({ mechanism, reason }) => ({ rule: mechanism, reason })),
    story: about === null ? story : besideRule(story, about),
  };
};
