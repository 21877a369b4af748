import type { Language } from '../config/language.js';
import { DETAIL_HEADINGS, LANGUAGE_NAMES } from './headings.js';
import type { PromptForm } from './prompt-case.js';

/**
 * The part of the system text that says what the answer must hold. It is sent with every call: keep it short.
 * @param languages those that it is written in, the reader's first
 */
export const answerPart = (form: PromptForm, languages: readonly Language[]): string => {
  const [reader = 'en', ...others] = languages;
  const headings = languages.map(
    (each) => `- ${each}: ${DETAIL_HEADINGS[form][each].map((heading) => `#### **${heading}**`).join(' / ')}`,
  );
  return `# Answer
One JSON object, nothing around it, in ${LANGUAGE_NAMES[reader]}.
- "citations": [{"claim", "evidence": one id, "quote": up to 20 words copied from it, or null}] for each claim
- "chain": [string], trigger to symptom
- "ruled_out": [{"cause", "because"}], rivals and why each lost
- "relation" to the hypotheses: agrees, refines, differs, contradicts, independent
- "cause": one sentence with cause and object; null when the evidence is not enough
- "why_now", "impact": a sentence or null
- "confidence": 0 to 1
- "missing_evidence": [string], what would decide
- "next_steps": [{"step", "command" with real names, or null}], reads first
- "${reader}": {"summary", "detail"}
${others.map((other) => `- "${other}": the same in native ${LANGUAGE_NAMES[other]}\n`).join('')}
"summary": at most two sentences with cause and object, or what is unknown and would decide. "detail": Markdown with these headings, blank lines between:
${headings.join('\n')}
Under each 3 to 5 bullets ("- ", at most 120 characters); chain, rivals and commands are added. Inline code only for names and log lines.`;
};
