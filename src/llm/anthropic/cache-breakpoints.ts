import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages';
import type { Turn } from './conversation.js';

/** Parts of a request that breakpoints are set in. */
export type Cacheable = Pick<MessageCreateParamsStreaming, 'tools'> & {
  readonly system: NonNullable<Exclude<MessageCreateParamsStreaming['system'], string>>;
  readonly messages: readonly Turn[];
};

/**
 * Marks up to where the API may keep the prompt: tools, system text, and the two latest user turns; four are allowed. The
 * last turn is written for the next call to read. The one before is where this call finds what the previous one wrote:
 * from a breakpoint the API looks back only 20 blocks, fewer than a turn with many parallel calls has.
 */
export const withBreakpoints = ({ tools, system, messages }: Cacheable) => {
  const latest = new Set(messages.filter(({ role }) => role === 'user').slice(-2));
  return {
    ...(tools !== undefined && { tools: endMarked(tools) }),
    system: endMarked(system),
    messages: messages.map((turn) =>
      latest.has(turn) ? { ...turn, content: endMarked(turn.content) } : turn,
    ),
  };
};

const endMarked = <Block extends object>(blocks: readonly Block[]): Block[] =>
  blocks.map((block, at) =>
    at === blocks.length - 1 ? { ...block, cache_control: { type: 'ephemeral' as const } } : block,
  );
