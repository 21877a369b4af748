import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../../masking/index.js';
import type { OutputPolicy } from '../../output/output-policy.js';
import type { Answer } from '../../prompt/answer.js';
import { formOf } from '../../prompt/prompt-case.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { ToldCause } from '../../evidence/finding.js';
import type { AcceptedCase, CaseContent, Investigation, Standing, VerifiedCase } from '../stages.js';
import { timed } from '../timed.js';
import { noAnswerIn } from './no-answer.js';
import { placedByLanguage } from './placed-by-language.js';
import { relationTo } from './relation.js';
import { safeAnswer } from './safe-answer.js';
import { citedIn, namesOnlySubject } from './said-of-case.js';
import { strongCauseOf } from './strong-cause.js';
import { lessThanRules } from './less-than-rules.js';
import { unfit, UNFIT_ISSUES, type Unfit } from './unfit.js';

type Answered = Extract<Investigation, { kind: 'answered' }>;

/** An answer that blames the alert's own objects alone, where what the rules found lies behind them, tells of the symptom. */
const restatesAlert = ({ summary, cause: said }: Answer, cause: ToldCause, content: CaseContent): boolean =>
  cause.chain.length > 0 && namesOnlySubject(`${summary.en} ${said ?? ''}`, content);

/** How an answer stands, or why it is not published. */
export const judged = (
  answer: Answer,
  content: CaseContent,
  { readings, isVerified }: { readonly readings: readonly Evidence[]; readonly isVerified: boolean },
): Standing | Unfit => {
  const isRecovery = formOf(content) === 'recovery';
  const cited = citedIn(answer, [...content.collected.evidence, ...readings]);
  const hasCause = answer.cause !== null || isRecovery;
  const nothing = noAnswerIn(answer, { content, cites: cited.size > 0, hasCause });
  if (nothing !== null) return nothing;
  const cause = isRecovery ? null : (content.diagnosis.story?.causes[0] ?? null);
  if (cause === null) return { relation: answer.relation, leads: 'model' };
  const relation = relationTo(answer, cause, cited);
  const agrees = relation === 'agrees' || relation === 'refines';
  const isStrong = strongCauseOf(content.diagnosis) !== null;
  // Who contradicts the rules in so many words is heard, with what could not be verified beside it.
  const isHeard = isVerified || relation === 'contradicts';
  const less = lessThanRules(answer, { agrees, cites: cited.size > 0, isVerified: isHeard, isStrong });
  // A cause that a log line only suggests gives way to one that rests on words which were read.
  const outweighs =
    !isStrong &&
    answer.cause !== null &&
    answer.citations.some(({ quote }) => quote !== null) &&
    !restatesAlert(answer, cause, content);
  return less ?? { relation, leads: agrees || outweighs ? 'model' : 'rules' };
};

/**
 * Decides whether a model's answer is published: what says nothing, or less than a strong cause of the rules, is not, and
 * the rules' answer stands. One that tells of another cause is told beside it. What is published is cleaned first.
 */
export const acceptAnswer = (
  policy: Pick<OutputPolicy, 'all' | 'classOf' | 'text'>,
  masker: Pick<Masker, 'mask' | 'text' | 'derive'>,
): OperatorFunction<VerifiedCase, AcceptedCase> =>
  timed('verify', (verified) => {
    const { investigation, content, prompt } = verified;
    if (investigation.kind === 'not-answered')
      return { ...verified, investigation: { ...investigation, words: null, model: null } };
    const { marker } = prompt.value;
    const safe = masker.derive(investigation.answer, (answer) => {
      const cleaned = safeAnswer(answer, policy, marker);
      const placed = placedByLanguage(cleaned.answer);
      return {
        answer: placed?.answer ?? cleaned.answer,
        left: [...cleaned.left, ...(placed?.left ?? [])],
        isOfLanguage: placed !== null,
      };
    });
    const standing = safe.value.isOfLanguage
      ? judged(safe.value.answer, content.value, {
          readings: investigation.readings.value,
          isVerified: verified.unverified.value.length === 0,
        })
      : unfit('less', 'the model wrote in another language than it was asked to');
    const clean = {
      ...verified,
      unverified: masker.derive(verified.unverified, (all) => policy.all(all, marker)),
    };
    const answer = masker.derive(safe, (each) => each.answer);
    if ('leads' in standing) {
      const notes = [...investigation.notes, ...safe.value.left];
      return { ...clean, investigation: { ...investigation, answer, notes, standing } };
    }
    return {
      ...clean,
      unverified: masker.mask([]),
      investigation: setAside(investigation, standing, {
        answer,
        masker,
        isTold: safe.value.isOfLanguage && isWorthTelling(safe.value.answer),
      }),
    };
  });

/** A question back, or headings without a word below them, tell a reader nothing. */
const isWorthTelling = ({ summary }: Answer): boolean => {
  const said = `${summary.en}\n${summary.ko}`.replaceAll(/^\s*#{1,6}\s.*$/gm, '').trim();
  return said !== '' && !/[?？]\s*$/.test(summary.en.trim());
};

/** The rules answer, with the model's words beside theirs where it said something. */
const setAside = (
  { readings, transcript, usage, model }: Answered,
  why: Unfit,
  {
    answer,
    masker,
    isTold,
  }: {
    readonly answer: Answered['answer'];
    readonly masker: Pick<Masker, 'text' | 'derive'>;
    readonly isTold: boolean;
  },
): AcceptedCase['investigation'] => ({
  kind: 'not-answered',
  issue: UNFIT_ISSUES[why.kind],
  reason: masker.text(why.reason),
  words: why.kind === 'less' && isTold ? masker.derive(answer, ({ summary }) => summary) : null,
  readings,
  transcript,
  usage,
  model,
});
