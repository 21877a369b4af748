import { LANGUAGES, type Language } from '../config/language.js';
import { DETAIL_HEADINGS, LANGUAGE_NAMES } from './headings.js';
import type { PromptForm } from './prompt-case.js';

/** What the answer must look like. */
export const answerPart = (form: PromptForm, language: Language): string => {
  const order = [language, ...LANGUAGES.filter((other) => other !== language)];
  const headings = order.map(
    (each) => `  ${each}: ${DETAIL_HEADINGS[form][each].map((heading) => `#### **${heading}**`).join(' / ')}`,
  );
  return `# Answer
One JSON object and nothing around it, with these members:
- "cause": one sentence in ${LANGUAGE_NAMES[language]} that names the cause and the object, or null
- "confidence": a number from 0 to 1, or null
- "citations": a list of {"claim": string, "evidence": [ids]}, one for each claim that the answer rests on
${order.map((each) => `- "${each}": {"summary": string, "detail": string}, written in ${LANGUAGE_NAMES[each]}`).join('\n')}
- "missing_evidence": a list of strings, what could not be read and would matter
- "next_steps": a list of strings, what to do, most useful first, in ${LANGUAGE_NAMES[language]}

The reader's language is ${LANGUAGE_NAMES[language]}; the other language says the same as a native speaker would. "summary" has 3 to 5 sentences: cause, impact, next step. "detail" is Markdown with these level-4 headings, in this order, a blank line between sections:
${headings.join('\n')}
Under each heading 3 to 5 bullets that start with "- ", at most 120 characters each. Inline code only for literals such as names, fields and log lines.`;
};
