import { partOf, withinRoom, type Masker } from '../masking/index.js';
import { type ChatContext, chatQuestionText, chatSystemText, contextGivenIn } from '../prompt/chat-prompt.js';
import { newMarker } from '../prompt/marked-block.js';
import type { PromptLimits } from '../prompt/prompt-case.js';
import type { ConversationMessage } from '../sessions/conversation-message.js';
import { digestOf } from './chat-context.js';
import type { ChatQuestion } from './chat-request.js';
import { fittingTurns } from './fitting-turns.js';

/** docs/model.md "Token estimate". */
const CHARACTERS_PER_TOKEN = 4;
/** Room that a question has when it was too long for the model even by itself, as a share of its length. */
const SHORTER = 0.8;

/** How a model is asked one question of a conversation. */
export interface ChatOpening {
  readonly system: string;
  /** The question last. */
  readonly messages: readonly ConversationMessage[];
  /** The same without what was said before, for a model whose context is too small; the question shorter if it was alone. */
  readonly withoutHistory: readonly ConversationMessage[];
  readonly marker: string;
  /** Greatest evidence id in `messages`. */
  readonly taken: number;
  /** How many of the transcript's messages were kept already. */
  readonly kept: number;
}

/**
 * System text, the newest turns that fit, and the question. The context is given with the first question, when it changed,
 * and when the turn that held it no longer fits.
 */
export const openingOf = async (
  kept: readonly ConversationMessage[],
  question: ChatQuestion,
  { masker, prompt }: { readonly masker: Pick<Masker, 'maskApart'>; readonly prompt: PromptLimits },
): Promise<ChatOpening> => {
  const { message, language } = question;
  const marker = newMarker();
  const asked = await masker.maskApart(withinRoom({ message, context: question.context }));
  const body = partOf(asked, 'context').value;
  const context = body === null ? null : { digest: digestOf(body), body };
  const system = chatSystemText(language);
  const room = roomOf(prompt, system.length);
  const asking = (about: ChatContext | null, maxCharacters: number) => ({
    role: 'user' as const,
    text: chatQuestionText(asked.value.message, about, { marker, maxCharacters }),
  });
  const whole = asking(context, room);
  const turns = fittingTurns(kept, room - whole.text.length);
  const known = context === null || context.digest === lastContext(turns);
  return {
    system,
    messages: [...turns, known ? asking(null, room) : whole],
    withoutHistory: [turns.length > 0 ? whole : asking(context, whole.text.length * SHORTER)],
    marker,
    taken: lastEvidence(kept),
    kept: turns.length,
  };
};

/** Digest of the context that was given last: one that was given before another no longer holds. */
const lastContext = (turns: readonly ConversationMessage[]): string | null =>
  turns.reduce<string | null>(
    (last, turn) => (turn.role === 'user' ? (contextGivenIn(turn.text) ?? last) : last),
    null,
  );

const roomOf = ({ tokenBudget }: PromptLimits, used: number): number =>
  tokenBudget === 0 ? Infinity : tokenBudget * CHARACTERS_PER_TOKEN - used;

/** Id of the evidence that a tool's message holds, and what an answer names; more digits are no id of ours. */
const HELD = /^<E(\d+) /;
const NAMED = /\bE(\d{1,4})\b/g;

/**
 * Ids go on where the conversation left off, so that one id names one thing, also for an answer that is still shown when
 * the evidence it names is gone.
 */
const lastEvidence = (kept: readonly ConversationMessage[]): number =>
  Math.max(0, ...kept.flatMap(evidenceIn).map(Number));

const evidenceIn = (message: ConversationMessage): readonly string[] => {
  switch (message.role) {
    case 'user':
      return [];
    case 'tool':
      return [HELD.exec(message.text)?.[1] ?? '0'];
    case 'assistant':
      return [...(message.text ?? '').matchAll(NAMED)].map(([, id]) => id ?? '0');
  }
};
