import type { Settings } from '../../config/settings.js';
import type { Masked } from '../../masking/index.js';
import type { Clock } from '../../telemetry/clock.js';
import type { Logger } from '../../telemetry/logger.js';
import type { ConversationMessage } from '../conversation-message.js';
import { allOf } from '../looked-at.js';
import { SessionStore } from '../session-store.js';
import type {
  LookedAt,
  OpenConversation,
  SessionsAvailability,
  StoredSummary,
  Transcript,
  Waiting,
} from '../session-store.js';
import { patienceOf, Turns } from '../turns.js';
import { windowOf } from '../window.js';
import { BoundedHistory } from './bounded-history.js';

const DAY_MS = 86_400_000;

interface Conversation {
  readonly messages: readonly ConversationMessage[];
  readonly contextDigest: string | null;
}

type Kept =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'summaries'; readonly summaries: readonly StoredSummary[] }
  | { readonly kind: 'looked-at'; readonly lookedAt: LookedAt };

const NEW_CONVERSATION: Conversation = { messages: [], contextDigest: null };

export interface MemorySessionStoreOptions {
  readonly settings: Pick<Settings, 'sessions' | 'prompt'>;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** History in this process, until it ends. Bounded by `SESSION_MEMORY_LIMIT_BYTES` over everything. */
export class MemorySessionStore extends SessionStore {
  readonly kind = 'memory';
  readonly #history: BoundedHistory<Kept>;
  /** Ids in order of use, the least recent first; what the byte bound took may still be among them. */
  readonly #conversations = new Set<string>();
  readonly #turns = new Turns();
  readonly #retentionMs: number;

  constructor(private readonly options: MemorySessionStoreOptions) {
    super();
    const { sessions } = options.settings;
    this.#retentionMs = sessions.retentionDays * DAY_MS;
    this.#history = new BoundedHistory({
      maxBytes: sessions.memoryLimitBytes,
      maxIdleMs: this.#retentionMs,
      nowMs: () => this.#nowMs(),
    });
  }

  availability(): SessionsAvailability {
    return { state: 'memory', reason: 'history is kept in memory, because SESSION_DB_HOST is not set' };
  }

  async prepare(): Promise<void> {
    this.options.logger.warn('history_in_memory', {
      consequence: 'history is kept in memory: it ends with this process, and replicas do not share it',
      remedy: 'set SESSION_DB_HOST, SESSION_DB_NAME, SESSION_DB_USER and SESSION_DB_PASSWORD',
    });
  }

  async summaries(key: string): Promise<readonly StoredSummary[]> {
    const kept = this.#history.get(`summaries ${key}`);
    if (kept?.kind !== 'summaries') return [];
    const oldest = new Date(this.#nowMs() - this.#retentionMs).toISOString();
    return kept.summaries.filter(({ createdAt }) => createdAt >= oldest);
  }

  async addSummary(key: string, summary: Masked<string>): Promise<void> {
    const added = { text: summary.value, createdAt: this.options.clock.now().toISOString() };
    const summaries = [...(await this.summaries(key)), added].slice(
      -this.options.settings.prompt.maxSummaries,
    );
    this.#history.set(`summaries ${key}`, { kind: 'summaries', summaries });
  }

  async addTranscript(transcript: Masked<Transcript>): Promise<void> {
    const { incidentId, lookedAt } = transcript.value;
    if (incidentId === null) return;
    const both = allOf([lookedAt, await this.lookedAt(incidentId)]);
    this.#history.set(`looked-at ${incidentId}`, { kind: 'looked-at', lookedAt: both });
  }

  async lookedAt(incidentId: string): Promise<LookedAt> {
    const kept = this.#history.get(`looked-at ${incidentId}`);
    return kept?.kind === 'looked-at' ? kept.lookedAt : allOf([]);
  }

  async withConversation<T>(
    id: string,
    waiting: Waiting,
    work: (conversation: OpenConversation) => Promise<T>,
  ): Promise<T> {
    const patience = patienceOf(waiting);
    const leave = await this.#turns.enter(id, patience.signal).finally(patience.release);
    try {
      return await work(this.#open(id));
    } finally {
      leave();
    }
  }

  #open(id: string): OpenConversation {
    const { cacheTtlSeconds, windowSize } = this.options.settings.sessions;
    const kept = this.#history.get(
      `conversation ${id}`,
      cacheTtlSeconds === 0 ? Infinity : cacheTtlSeconds * 1000,
    );
    const opened = kept?.kind === 'conversation' ? kept.conversation : NEW_CONVERSATION;
    if (this.#conversations.delete(id)) this.#conversations.add(id);
    // Held here too: what the bounds take away meanwhile is there again with the next append.
    let current = opened;
    return {
      messages: opened.messages,
      get contextDigest() {
        return current.contextDigest;
      },
      append: async (messages, contextDigest) => {
        current = {
          messages: windowOf([...current.messages, ...messages.value], windowSize),
          contextDigest,
        };
        this.#keep(id, current);
      },
    };
  }

  #keep(id: string, conversation: Conversation): void {
    this.#conversations.delete(id);
    this.#conversations.add(id);
    const most = Math.max(1, this.options.settings.sessions.cacheSize);
    for (const oldest of this.#conversations) {
      if (this.#conversations.size <= most) break;
      this.#conversations.delete(oldest);
      this.#history.delete(`conversation ${oldest}`);
    }
    this.#history.set(`conversation ${id}`, { kind: 'conversation', conversation });
  }

  #nowMs(): number {
    return this.options.clock.now().getTime();
  }
}
