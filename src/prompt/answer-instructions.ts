import { LANGUAGES, type Language } from '../config/language.js';
import { DETAIL_HEADINGS, LANGUAGE_NAMES } from './headings.js';
import type { PromptForm } from './prompt-case.js';

/** The part of the system text that says what the answer must hold. It is sent with every call: keep it short. */
export const answerPart = (form: PromptForm, language: Language): string => {
  const others = LANGUAGES.filter((other) => other !== language);
  const headings = [language, ...others].map(
    (each) => `- ${each}: ${DETAIL_HEADINGS[form][each].map((heading) => `#### **${heading}**`).join(' / ')}`,
  );
  return `# Answer
One JSON object, nothing around it. The reader's language is ${LANGUAGE_NAMES[language]}.
- "citations": [{"claim", "evidence": one id, "quote": up to 20 words copied exactly from it, or null}] for all the answer rests on
- "chain": [string], from trigger to symptom
- "ruled_out": [{"cause", "because"}]
- "cause": one sentence that names cause and object; null when the evidence is not enough, which is a valid answer
- "confidence": 0 to 1
- "missing_evidence": [string], what could not be read and would decide
- "next_steps": [{"step", "command": to paste, with real names, or null}], reads before changes
- "${language}": {"summary", "detail"}
${others.map((other) => `- "${other}": the same as a native speaker of ${LANGUAGE_NAMES[other]} would write it`).join('\n')}

"summary": at most two sentences that name the cause and the object, or what is unknown and would decide. "detail": Markdown with these headings in this order, a blank line between sections:
${headings.join('\n')}
Under each 3 to 5 bullets ("- ", at most 120 characters). Leave out chain, ruled-out causes and commands: they are added to it. Inline code only for literals such as names and log lines.`;
};
