import type { ModelReply } from '../llm/model-client.js';
import { shownReply } from '../prompt/reply/shown-reply.js';
import type { OfferedTools } from './offered-tools.js';

/** Providers that check the form of an id want nine letters or digits (Mistral). */
const idAt = (at: number): string => `w${String(at).padStart(8, '0')}`;

const NONE: ReadonlySet<string> = new Set();

/**
 * A reply as the investigation goes on with it, the same for every provider: its text without thinking and markup, and calls
 * that it wrote as text where the provider told none apart.
 */
export const readReply = (reply: ModelReply, tools: OfferedTools | null): ModelReply => {
  const { text, calls, isCall } = shownReply(reply.text, tools === null ? NONE : new Set(tools.names()));
  if (reply.toolCalls.length > 0 || !isCall) return { ...reply, text };
  const toolCalls = calls.map((call, at) => ({ id: idAt(at), ...call }));
  return { ...reply, text, toolCalls, stop: 'tool-calls' };
};
