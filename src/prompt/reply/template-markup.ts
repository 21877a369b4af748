/** Where a model goes on with the turn of somebody else; what follows is made up. */
const OTHER_TURN =
  /<\|im_start\|>\s*(?:user|system|tool)\b|<\|start_header_id\|>\s*(?:user|system|ipython|tool)\b|<start_of_turn>\s*user\b|<[|｜]\s*(?:user|human|system|observation)\s*[|｜]>|\[INST\]/i;

/** What chat templates write around turns and answers, as known models repeat it. */
const MARKUP: readonly RegExp[] = [
  /<\|start_header_id\|>[^<]{0,20}<\|end_header_id\|>/g,
  /<\|im_start\|>(?:\s*assistant\b)?/g,
  /<start_of_turn>(?:\s*model\b)?/g,
  /<[|｜][^<>|｜]{1,60}[|｜]>/g,
  /<\/?(?:s|bos|eos|pad|unk|start_of_turn|end_of_turn)>/g,
  /\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|ARGS|PREFIX|SUFFIX|MIDDLE)\]/g,
  /<<\/?SYS>>/g,
  /<\/?(?:answer|final|final_answer|response|output|tool_calls?|tool_response|function_calls?|invoke|parameter)(?:\s[^<>]*)?>/gi,
  /<\/?(?:function|parameter)(?:=[^<>]*)?>/gi,
];

/** A reply without the markup of chat templates, up to where it would speak for somebody else. */
export const withoutTemplateMarkup = (text: string): string => {
  const [own = ''] = text.split(OTHER_TURN);
  return MARKUP.reduce((left, markup) => left.replaceAll(markup, ''), own).trim();
};
