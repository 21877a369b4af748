/** Colours and cursor movements of terminals (ECMA-48), titles too: they stand for nothing. */
// eslint-disable-next-line no-control-regex
const TERMINAL = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\))/g;

/** Says only how an emoji is drawn. */
const PRESENTATION = /[\ufe0e\ufe0f]/g;

/**
 * Characters that a reader does not see, in which text can be hidden: controls but tab and line feed, zero-width and
 * direction marks, tags, variation selectors, line separators.
 */
const UNSEEN = /(?:[^\P{C}\n\t]|\p{Default_Ignorable_Code_Point}|[\u2028\u2029])+/gu;

/** Of a run of them, so many are written out; each takes six characters and more, so a long run would make a text grow. */
const MAX_WRITTEN = 4;

/**
 * What chat templates of open models read as the border of a turn, wherever it stands: ChatML, Llama, Mistral, Gemma,
 * DeepSeek, Harmony. Servers that build the prompt from a template give these words their special meaning in data too.
 */
const TURN_BORDERS: readonly RegExp[] = [
  /<(?=[|｜])/g,
  /<(?=\/?(?:s|bos|eos|pad|unk|start_of_turn|end_of_turn|start_header_id|end_header_id|think|tool_call|tool_calls|tool_response|function_calls?|invoke|antml)\b)/gi,
  /<(?=<\/?SYS>>)/gi,
  /\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|IMG|PREFIX|SUFFIX|MIDDLE)\])/gi,
];

const escaped = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
};

/** A run of characters that cannot be seen. */
const written = (run: string): string => {
  const characters = [...run];
  const more = characters.length - MAX_WRITTEN;
  return characters.slice(0, MAX_WRITTEN).map(escaped).join('') + (more > 0 ? `[${more} more unseen]` : '');
};

/**
 * Text of the cluster as a model may see it: terminal codes gone, characters that cannot be seen written as `\u202e`, and a
 * space after the bracket of what a chat template would take for the border of a turn, so that it is text like any other.
 * A carriage return before a line feed goes, alone it ends a line.
 */
export const harmlessText = (text: string): string => {
  const seen = text
    .toWellFormed()
    .replaceAll(TERMINAL, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(PRESENTATION, '')
    .replaceAll(UNSEEN, written);
  return TURN_BORDERS.reduce((broken, border) => broken.replaceAll(border, '$& '), seen);
};
