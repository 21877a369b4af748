import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Settings } from '../config/settings.js';
import { LlmError } from '../llm/failure.js';
import { openingFrom } from '../investigation/conversation.js';
import { listOf, Masker, together, type Masked } from '../masking/index.js';
import type { ConversationMessage } from '../sessions/conversation-message.js';
import {
  ConversationBusy,
  type OpenConversation,
  SessionsUnavailable,
  SessionStore,
} from '../sessions/session-store.js';
import { Logger } from '../telemetry/logger.js';
import { deadlineAfter } from '../waiting/deadline.js';
import { orAborted } from '../waiting/or-aborted.js';
import { abortError } from '../analysis/abort-error.js';
import { plainKey } from '../analysis/history/plain-key.js';
import { phrasesFor } from '../analysis/report/phrases.js';
import { Answerers } from './answerers.js';
import { RULES_PHRASES } from './by-rules/phrases.js';
import { incidentIn, scopeIn } from './chat-context.js';
import { openingOf } from './chat-opening.js';
import { UNANSWERED, unansweredFor, type Unanswered } from './chat-phrases.js';
import type { ChatQuestion } from './chat-request.js';
import { conversationKey } from './conversation-key.js';

/** What a question gets. */
export interface ChatAnswer {
  readonly text: Masked<string>;
  /** To go on with; `null` when masking would change the caller's own, which then holds as it is. */
  readonly conversationId: Masked<string | null>;
}

/** A conversation of one question: history is not available. */
const NO_HISTORY: OpenConversation = {
  messages: [],
  contextDigest: null,
  append: async () => undefined,
};

/** Time kept for the answer to be written down and sent, in ms. */
const RESERVE_MS = 2000;
/** Of it, the time kept for sending. */
const SEND_MS = 1000;
/** With less time left than this, nothing is read for an answer by the rules, in ms. */
const MIN_READ_MS = 1500;

/**
 * Longest wait for one's turn in a conversation, in ms: longer than the lease of a holder that died, but whoever waits keeps
 * others from an analysis meanwhile.
 */
const MAX_WAIT_MS = 45_000;

/**
 * Answers questions with the model and its tools, or without it from the rules, in conversations that are kept. Messages to one conversation are answered
 * one after the other.
 */
@Injectable()
export class Chat {
  constructor(
    private readonly answerers: Answerers,
    private readonly store: SessionStore,
    private readonly masker: Masker,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** Rejects only with an AbortError when the question's owner ended it, or for a defect. */
  async answer(question: ChatQuestion): Promise<ChatAnswer> {
    const id = question.conversationId ?? randomUUID();
    const echo = this.masker.text(id);
    const conversationId = echo.value === id ? echo : this.masker.mask(null);
    try {
      const text = await this.masker.following(id, () => this.#inConversation(id, question));
      return { text, conversationId };
    } catch (error) {
      if (question.signal.aborted) throw abortError(question.signal.reason);
      return { text: this.#unanswered(question, this.#whyNot(error)), conversationId };
    }
  }

  async #inConversation(id: string, question: ChatQuestion): Promise<Masked<string>> {
    const key = conversationKey(id, this.masker);
    const maxWaitMs = Math.min(MAX_WAIT_MS, Math.max(0, question.deadlineAt - RESERVE_MS - Date.now()));
    const options = { signal: question.signal, maxWaitMs };
    const said = Promise.withResolvers<Masked<string>>();
    const patience = deadlineAfter(question.signal, question.deadlineAt - SEND_MS - Date.now());
    const kept = this.store.withConversation(key, options, (open) => this.#ask(open, question, said.resolve));
    // A database that hangs may take longer to write the answer down than its caller waits for it.
    const unkept = said.promise.then(async (text) => {
      await orAborted(kept, patience.signal).catch(() => undefined); // its own failure wins the race
      return text;
    });
    try {
      return await Promise.race([kept, unkept]);
    } catch (error) {
      if (!(error instanceof SessionsUnavailable)) throw error;
      this.logger.warn('chat_without_history', { error });
      return this.#ask(NO_HISTORY, question, said.resolve);
    } finally {
      patience.release();
    }
  }

  /** @param say is told the answer before it is written down */
  async #ask(
    open: OpenConversation,
    question: ChatQuestion,
    say: (answer: Masked<string>) => void,
  ): Promise<Masked<string>> {
    try {
      return await this.#byModel(open, question, say);
    } catch (error) {
      if (!(error instanceof LlmError) || question.signal.aborted) throw error;
      return this.#byRules(open, question, say, error);
    }
  }

  /** @throws {LlmError} the given one, where the rules cannot answer either */
  async #byRules(
    open: OpenConversation,
    question: ChatQuestion,
    say: (answer: Masked<string>) => void,
    failure: LlmError,
  ): Promise<Masked<string>> {
    const until = question.deadlineAt - SEND_MS;
    if (until - Date.now() < MIN_READ_MS) throw failure;
    const asked = open.messages.flatMap((message) => (message.role === 'user' ? [message.text] : []));
    const told = await this.answerers.rules.answer(question, asked.toReversed(), until);
    if (told === null) throw failure;
    const { language } = question;
    const ending = RULES_PHRASES[language].noModel(phrasesFor(language).issues[failure.issue]);
    const answer = this.masker.derive(told, (text) => `${text}\n\n${ending}`);
    this.logger.info('chat_without_model', { issue: failure.issue, error: failure.message });
    say(answer);
    const said = listOf<ConversationMessage>([
      together<ConversationMessage>({
        role: this.masker.mask('user' as const),
        text: this.masker.text(question.message),
      }),
      together<ConversationMessage>({
        role: this.masker.mask('assistant' as const),
        text: answer,
        toolCalls: this.masker.mask([]),
      }),
    ]);
    await open.append(said, null).catch((error: unknown) => this.logger.warn('chat_not_kept', { error }));
    return answer;
  }

  async #byModel(
    open: OpenConversation,
    question: ChatQuestion,
    say: (answer: Masked<string>) => void,
  ): Promise<Masked<string>> {
    const opening = await openingOf(open.messages, question, {
      masker: this.masker,
      prompt: this.settings.prompt,
    });
    let kept = opening.kept;
    const loop = this.answerers.investigator.begin({
      scope: this.answerers.investigator.offersTools ? await this.#scope(question) : null,
      answerSchema: null,
      marker: opening.marker,
      day: null,
      taken: opening.taken,
      opening: openingFrom(this.masker, opening.system, opening.messages),
      shorter: async () => {
        kept = 0;
        return openingFrom(this.masker, opening.system, opening.withoutHistory);
      },
    });
    const { text } = await loop.answer({
      signal: question.signal,
      deadlineAt: question.deadlineAt - RESERVE_MS,
    });
    if (text.trim() === '') throw new LlmError('empty', 'the model gave an empty answer');
    const answer = this.masker.text(this.answerers.investigator.policy.text(text.trim(), opening.marker));
    say(answer);
    // What the loop asks on its own is no question of the person's.
    const said = this.masker.derive(loop.transcript, (all) =>
      all.slice(kept).filter(({ role }, at) => at === 0 || role !== 'user'),
    );
    await open.append(said, null).catch((error: unknown) => this.logger.warn('chat_not_kept', { error }));
    return answer;
  }

  /** Where tools may look: what the page's alert names, and where the analyses of its incident looked. */
  async #scope({ context }: ChatQuestion) {
    const named = scopeIn(context);
    const incident = plainKey(incidentIn(context) ?? '', this.masker);
    if (!incident || this.settings.tools.scope === 'cluster') return named;
    const seen = await this.store.lookedAt(incident).catch((error: unknown) => {
      this.logger.warn('chat_scope_unknown', { error });
      return { namespaces: [], nodes: [] };
    });
    return {
      namespaces: [...new Set([...named.namespaces, ...seen.namespaces])],
      nodes: [...new Set([...named.nodes, ...seen.nodes])],
    };
  }

  #whyNot(error: unknown): Unanswered {
    if (error instanceof ConversationBusy) return 'busy';
    if (!(error instanceof LlmError)) throw error;
    this.logger.warn('chat_unanswered', { issue: error.issue, error: error.message });
    return unansweredFor(error.issue);
  }

  #unanswered({ language }: ChatQuestion, why: Unanswered): Masked<string> {
    const hint = why === 'busy' ? '' : `\n\n${RULES_PHRASES[language].nameOne}`;
    return this.masker.text(`${UNANSWERED[why][language]}${hint}`);
  }
}
