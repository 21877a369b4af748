import type { Masked } from '../masking/index.js';
import type { ConversationMessage } from './conversation-message.js';

/** What an earlier analysis said, in a sentence or two. */
export interface StoredSummary {
  readonly text: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

/** Where an analysis looked; later questions about the same incident may look there too. */
export interface LookedAt {
  readonly namespaces: readonly string[];
  readonly nodes: readonly string[];
}

/** One finished investigation, with all that was said in it. */
export interface Transcript {
  /** The summary key of the alert or incident (docs/history.md "Keys"). */
  readonly key: string;
  readonly incidentId: string | null;
  readonly kind: 'analysis' | 'incident-summary';
  readonly model: { readonly provider: string; readonly id: string };
  readonly lookedAt: LookedAt;
  readonly messages: readonly ConversationMessage[];
  readonly usage: Readonly<Record<string, number>>;
}

/** A conversation that its holder has for itself until `withConversation` is over. */
export interface OpenConversation {
  /**
   * As it was when it was opened: the last `AGENT_SESSION_WINDOW_SIZE` messages, oldest first. Cut so that the first one
   * is the user's and every call of a tool stands with its result.
   */
  readonly messages: readonly ConversationMessage[];
  /** What {@link append} was last given, to tell whether the caller's context changed; `null` at first. */
  readonly contextDigest: string | null;
  /**
   * Adds messages, all or none.
   * @throws {ConversationLost} when another holder took over meanwhile; nothing was added
   * @throws {SessionsUnavailable} when it cannot be known whether they were added
   */
  append(messages: Masked<readonly ConversationMessage[]>, contextDigest: string | null): Promise<void>;
}

/** How long one waits for one's turn in a conversation, and until when it is wanted at all. */
export interface Waiting {
  readonly signal: AbortSignal;
  readonly maxWaitMs: number;
}

/** How the store is doing; `memory` is neither up nor down. */
export interface SessionsAvailability {
  readonly state: 'memory' | 'up' | 'down';
  /** Why it is not up; `null` when there is nothing to say. */
  readonly reason: string | null;
}

/** History cannot be read or written now. It costs history, never an analysis. */
export class SessionsUnavailable extends Error {
  override readonly name: string = 'SessionsUnavailable';
}

/** The holder was away for longer than its lease, and another one went on with the conversation. */
export class ConversationLost extends SessionsUnavailable {
  override readonly name = 'ConversationLost';
}

/** Another message of the same conversation was not answered within the time that this one could wait. */
export class ConversationBusy extends Error {
  override readonly name = 'ConversationBusy';
}

/**
 * Summaries, transcripts and conversations: in PostgreSQL or in memory. Injectable by class. Every method ends within
 * `SESSION_DB_TIMEOUT_SECONDS` (waiting for one's turn in a conversation aside) and holds at most one connection at a time,
 * none while its caller works. Keys and ids are stored as given.
 */
export abstract class SessionStore {
  abstract readonly kind: 'memory' | 'database';

  abstract availability(): SessionsAvailability;

  /** Loads and connects what takes a while; called once the port listens. Until then the first use does it. Never rejects. */
  abstract prepare(): Promise<void>;

  /**
   * The newest `PROMPT_SUMMARY_MAX_ITEMS` summaries of a key, oldest first.
   * @throws {SessionsUnavailable}
   */
  abstract summaries(key: string): Promise<readonly StoredSummary[]>;

  /**
   * Adds a summary, and forgets those beyond the newest `PROMPT_SUMMARY_MAX_ITEMS` of its key.
   * @throws {SessionsUnavailable}
   */
  abstract addSummary(key: string, summary: Masked<string>): Promise<void>;

  /**
   * Keeps a transcript; in memory only where it looked, because nothing reads the rest.
   * @throws {SessionsUnavailable}
   */
  abstract addTranscript(transcript: Masked<Transcript>): Promise<void>;

  /**
   * Where the analyses of an incident looked, all together and sorted; empty when none is known. The newest 100 analyses
   * count.
   * @throws {SessionsUnavailable}
   */
  abstract lookedAt(incidentId: string): Promise<LookedAt>;

  /**
   * Runs `work` with a conversation that nobody else writes to meanwhile, in this process or another: messages to one
   * conversation are answered one after the other, in the order of their arrival at a process. A holder that died is
   * waited for no longer than its lease.
   * @throws {ConversationBusy} when its turn does not come within `maxWaitMs`
   * @throws {SessionsUnavailable} before `work` was started; never instead of its result
   * @throws the signal's reason when it is aborted before `work` was started
   */
  abstract withConversation<T>(
    id: string,
    waiting: Waiting,
    work: (conversation: OpenConversation) => Promise<T>,
  ): Promise<T>;
}
