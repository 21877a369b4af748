import type { WrittenCall } from './call-object.js';
import { withoutReasoning } from './reasoning.js';
import { withoutTemplateMarkup } from './template-markup.js';
import { writtenCallsIn } from './written-calls.js';

/** What of a reply may be read, whichever provider it came from. */
export interface ShownReply {
  /** Without thinking, markup of templates and calls; `''` when nothing else was said. */
  readonly text: string;
  /** Calls of tools that were written as text. */
  readonly calls: readonly WrittenCall[];
  /** Whether it is a call instead of an answer; then `text` is empty. */
  readonly isCall: boolean;
}

/** Data of the prompt as it stands between its borders: said once more it is no answer. */
const REPEATED_DATA = /<(?:E\d+|alerts|target|gaps|hypotheses) ([a-z]{4,12})>[^]*?(?:<\/\1>|$)/g;

/**
 * Tells the answer in a reply apart from the rest of it. A reply that calls tools in its text is that call.
 * @param offered names of the tools that were offered
 */
export const shownReply = (reply: string, offered: ReadonlySet<string>): ShownReply => {
  // Calls of Harmony stand in a channel of their own, beside the answer.
  const said = reply.includes('to=functions') ? reply : withoutReasoning(reply);
  const { calls, isCall } = writtenCallsIn(said, offered);
  const text = isCall
    ? ''
    : withoutTemplateMarkup(withoutReasoning(reply)).replaceAll(REPEATED_DATA, '').trim();
  return { text, calls, isCall };
};
