import { structuredAnswer } from './model-server.js';

const WHOLE = structuredAnswer({
  citations: [{ claim: 'the container was OOM-killed', evidence: 'E2', quote: 'OOMKilled' }],
});
const SCHEMA =
  '{"type":"object","properties":{"en":{"type":"object","properties":{"summary":{"type":"string"}}}}}';
const SUMMARY = 'The container exceeds its memory limit and is killed again and again.';
const DETAIL = '#### **Root Cause**\n\n- The container is OOM-killed (E2).';

/** Replies that hold a good answer in another shape or beside something else; it is used. */
export const ODD_REPLIES: Readonly<Record<string, string>> = {
  'behind an apology': `I apologize for the earlier confusion.\n\n${WHOLE}`,
  'before an apology': `${WHOLE}\n\nI'm sorry that I could not look at the metrics.`,
  'in a tag': `<answer>${WHOLE}</answer>`,
  'in the final channel': `<|channel|>analysis<|message|>memory?<|end|><|start|>assistant<|channel|>final<|message|>${WHOLE}<|return|>`,
  'behind thinking in Korean': `<think>메모리 한도를 먼저 보자.</think>${WHOLE}`,
  'in a list': `[${WHOLE}]`,
  'as a text of JSON': JSON.stringify(WHOLE),
  'as a text in a member': JSON.stringify({ answer: WHOLE }),
  'in a fence of another language': `\`\`\`yaml\n${WHOLE}\n\`\`\``,
  'as a value in code': `\`\`\`python\nanswer = ${WHOLE}\nprint(answer)\n\`\`\``,
  'behind the schema': `${SCHEMA}\n${WHOLE}`,
  'before the schema': `${WHOLE}\n${SCHEMA}`,
  twice: `${WHOLE}\n${WHOLE}`,
  'without its last brace': WHOLE.slice(0, -1),
  'behind a mark of the encoding': `\uFEFF${WHOLE}`,
  'in XML': `<answer><summary>${SUMMARY}</summary><detail>${DETAIL}</detail><cause>the container exceeds its memory limit (E2)</cause></answer>`,
  'in YAML': `cause: the container exceeds its memory limit\nen:\n  summary: ${SUMMARY}\n  detail: |\n    #### **Root Cause**\n\n    - The container is OOM-killed (E2).\ncitations:\n  - claim: the container was OOM-killed\n    evidence: E2\n`,
  'in YAML in a fence': `\`\`\`yaml\nen:\n  summary: ${SUMMARY}\n  detail: The container is OOM-killed (E2).\n\`\`\``,
  flat: JSON.stringify({ summary: SUMMARY, detail: DETAIL, cause: 'the container exceeds its memory limit' }),
  'with a comma at its end': WHOLE.replace(/\}$/, ',}'),
  'with a comment': WHOLE.replace('{', '{ // the answer\n'),
  'with the quotes of HTML': WHOLE.replaceAll('"', '&quot;'),
  'with single quotes': WHOLE.replaceAll('"', "'"),
  'with typographic quotes': WHOLE.replaceAll('"', '”'),
  'with a line break in a text': WHOLE.replace('Root Cause', 'Root\nCause'),
  'as arguments of a tool that hands it in': JSON.stringify({ name: 'submit_answer', arguments: WHOLE }),
  'as a text that was encoded twice': JSON.stringify(JSON.stringify(WHOLE)),
  'with names in capitals': WHOLE.replaceAll('"summary"', '"Summary"').replaceAll('"detail"', '"Detail"'),
  'behind thinking that a template opened': `Let me think about cart-api. E2 says OOMKilled.</think>\n${WHOLE}`,
  'in the marks of DeepSeek': `<｜Assistant｜>${WHOLE}<｜end▁of▁sentence｜>`,
};
