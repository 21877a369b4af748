import type { Answer } from '../../prompt/answer.js';
import type { CaseContent } from '../stages.js';
import { stems } from './relation.js';
import { namesCase, wordsOf } from './said-of-case.js';
import { unfit, type Unfit } from './unfit.js';

/** Refusals as models write them; those in other words or languages are known by saying nothing of the case. */
const REFUSAL =
  /\b(?:i(?:'m| am)? (?:(?:really |very |so )?sorry|afraid|unable|not able)|i (?:can(?:'|no)?t|cannot|won't|will not|must decline|decline)|as an ai\b|(?:can't|cannot|unable to|not able to) (?:help|assist|comply|provide|answer|fulfil)|against my (?:policy|guidelines))|죄송(?:합니다|하지만)|도와드릴 수 없|답변(?:드릴|할) 수 없|(?:lo siento|no puedo ayudar)|(?:es tut mir leid|kann (?:dabei |ihnen )?nicht helfen)|(?:je suis désolé|je ne peux pas)|(?:申し訳|お手伝いできません)|(?:抱歉|对不起|無法|无法提供|不能提供)|(?:desculpe|não posso)|(?:извините|не могу)/i;

/** Promises to look, instead of what was found. */
const PROMISE =
  /\b(?:let me|i(?:'ll| will|'m going to| am going to| need to| should| would like to| want to)|we(?:'ll| will| need to| should)|next,? i)\b[^.!?\n]{0,60}\b(?:check|look|inspect|investigat\w*|quer\w+|fetch|examin\w*|call|gather|retriev\w*|run|read|analy[sz]e|start|begin)|(?:확인해|살펴|조사해|분석해) ?(?:보겠|볼게|드리겠)|(?:봐야|확인해야|살펴야|조사해야) ?(?:겠|할 것 같)|ich werde|voy a|je vais|确认一下|让我|調べて(?:み|い)/i;

/** Places of the form that was asked for, left as they were. */
const PLACEHOLDER =
  /^[^\p{L}\p{N}]*(?:<[^<>\n]{1,80}>|\[[^[\]\n]{1,80}\]|string|text|summary|n\/a|tbd|todo|one sentence|your (?:answer|summary)(?: here)?)[^\p{L}\p{N}]*$/iu;

/** Words beside the alert's own that make it more than the alert. */
const OWN_WORDS = 2;

/** Whether a text says hardly more than the alert's name, labels and annotations. */
const repeatsAlert = (said: string, { members, target }: CaseContent): boolean => {
  const alerts = members.flatMap(({ alert }) => [
    ...Object.values(alert.labels),
    ...Object.values(alert.annotations),
  ]);
  const known = stems(
    `${alerts.join(' ')} ${target.workload?.name ?? ''} alert fires firing fired namespace`,
  );
  return [...stems(said)].filter((stem) => !known.has(stem)).length < OWN_WORDS;
};

/** Why an answer says nothing that could stand as one; `null` when it does. */
export const noAnswerIn = (
  answer: Answer,
  {
    content,
    cites,
    hasCause,
  }: { readonly content: CaseContent; readonly cites: boolean; readonly hasCause: boolean },
): Unfit | null => {
  const said = `${answer.summary.en}\n${answer.summary.ko}\n${answer.cause ?? ''}`;
  const isOf = namesCase(wordsOf(answer), content);
  if ([answer.summary.en, answer.summary.ko].some((text) => PLACEHOLDER.test(text)))
    return unfit('nothing', 'the model left places of the form empty');
  if (REFUSAL.test(said) && (!cites || !hasCause)) return unfit('refused', 'the model declined to answer');
  if (PROMISE.test(said) && (!cites || !hasCause))
    return unfit('nothing', 'the model promised to look further and gave no answer');
  if (!cites && repeatsAlert(said, content))
    return unfit('nothing', 'the reply of the model only repeats the alert');
  return !cites && !isOf ? unfit('nothing', 'the reply of the model says nothing of this alert') : null;
};
