import { finalOfHarmony } from './harmony.js';

/** Words that name a passage of thinking in the tags of open and closed models. */
const THOUGHT =
  'think|thinking|thoughts?|reasoning|reason|analysis|reflection|scratchpad|rationale|planning|seed:think';

/**
 * A border of a passage of thinking: `<think>`, `</reasoning>`, `<|begin_of_thought|>`, `[THINK]`, `◁/think▷`. Square
 * brackets count in capitals only, since `[analysis]` is the text of a link too.
 */
const BORDER = new RegExp(
  String.raw`<(/?)(?:antml:)?(?:${THOUGHT})(?:\s[^<>]*)?>|<[|｜]\s*(/|begin_of_|end_of_)?(?:${THOUGHT})\s*[|｜]>|◁(/?)(?:${THOUGHT})▷|\[(/?)THINK(?:ING)?\]`,
  'gi',
);
const SQUARE = /^\[/;

const isBorder = (text: string): boolean => !SQUARE.test(text) || text === text.toUpperCase();
const isEnd = (mark: string | undefined): boolean => mark === '/' || mark?.toLowerCase() === 'end_of_';

/**
 * What of a reply stands outside of passages of thinking. One that is closed and was never opened begins with the reply,
 * since templates write the opening tag themselves; one that is never closed lasts to the end.
 */
const outsideOfTags = (text: string): string => {
  let kept = '';
  let from = 0;
  let depth = 0;
  for (const { 0: border, index, 1: angle, 2: pipe, 3: triangle, 4: square } of text.matchAll(BORDER)) {
    if (!isBorder(border)) continue;
    if (depth === 0) kept += text.slice(from, index);
    from = index + border.length;
    if (![angle, pipe, triangle, square].some(isEnd)) depth += 1;
    else if (depth > 0) depth -= 1;
    else kept = '';
  }
  return depth === 0 ? kept + text.slice(from) : kept;
};

/** A reply without what the model only thought, in whichever channel or tag. */
export const withoutReasoning = (text: string): string => outsideOfTags(finalOfHarmony(text));
