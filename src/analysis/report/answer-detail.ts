import type { Language } from '../../config/language.js';
import type { Answer, NextStep } from '../../prompt/answer.js';
import { DETAIL_HEADINGS } from '../../prompt/headings.js';
import type { PromptForm } from '../../prompt/prompt-case.js';
import { phraseOf } from '../verify/words.js';
import { readsFirst } from './model-answer.js';
import { phrasesFor, type Phrases } from './phrases.js';
import { withBullets } from './sections.js';

/** Where in a detail the parts of an answer belong: the heading's place in its form. */
const PLACES: Readonly<Record<PromptForm, Readonly<Record<'chain' | 'ruledOut' | 'steps', number>>>> = {
  cause: { chain: 0, ruledOut: 1, steps: 2 },
  recovery: { chain: 1, ruledOut: 2, steps: 3 },
};

/**
 * The model's detail with what it told elsewhere and not there: chain, ruled-out causes, steps and missing evidence,
 * under the headings (docs/model.md "Headings"). They are written in the reader's language, so the other one gets the
 * commands alone.
 */
export const answerDetail = (
  answer: Answer,
  form: PromptForm,
  { language, isReaders }: { readonly language: Language; readonly isReaders: boolean },
): string => {
  const headings = DETAIL_HEADINGS[form][language];
  const phrases = phrasesFor(language);
  const told = phraseOf(answer.detail[language]);
  const isTold = (text: string): boolean => told.includes(phraseOf(text));
  const steps = readsFirst(answer.nextSteps).filter(({ command }) => command !== null && !isTold(command));
  const under = (place: keyof (typeof PLACES)[PromptForm]): string => headings[PLACES[form][place]] ?? '';

  if (!isReaders) {
    const commands = steps.map(({ command }) => code(command ?? ''));
    return withBullets(answer.detail[language], under('steps'), commands);
  }
  const chain = answer.chain.every(isTold) ? [] : [phrases.chain(answer.chain)];
  const ruledOut = answer.ruledOut
    .filter(({ cause }) => !isTold(cause))
    .map(({ cause, because }) => phrases.ruledOut(cause, because));
  const missing = DETAIL_HEADINGS.cause[language].at(-1) ?? '';
  const beside = [
    ...(answer.whyNow === null || isTold(answer.whyNow) ? [] : [phrases.whyNow(answer.whyNow)]),
    ...(answer.impact === null || isTold(answer.impact) ? [] : [phrases.impact(answer.impact)]),
  ];
  return [
    { heading: under('chain'), bullets: [...chain, ...beside] },
    { heading: under('ruledOut'), bullets: ruledOut },
    { heading: under('steps'), bullets: steps.map((step) => stepBullet(step, phrases)) },
    { heading: missing, bullets: answer.missingEvidence.filter((text) => !isTold(text)) },
  ].reduce((detail, { heading, bullets }) => withBullets(detail, heading, bullets), answer.detail[language]);
};

const stepBullet = ({ step, command, kind }: NextStep, { step: told, changes }: Phrases): string => {
  const line = kind === 'change' ? `${code(command ?? '')} ${changes}` : code(command ?? '');
  return step === '' ? line : told(step.replace(/[.:\s]+$/, ''), line);
};

/** A line that is pasted; a longer fence where the command holds backticks itself. */
const code = (command: string): string => (command.includes('`') ? `\`\` ${command} \`\`` : `\`${command}\``);
