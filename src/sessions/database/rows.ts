import type { ConversationMessage } from '../conversation-message.js';
import type { LookedAt, Transcript } from '../session-store.js';

/** One row of `kuberca_conversations`. */
export interface ConversationRow {
  readonly id: string;
  /** Of the message that is added next; numbers are never given twice. */
  readonly nextNumber: number;
  readonly contextDigest: string | null;
  /** Who has the conversation until `leaseUntil`, by the database's clock; `null`: nobody. */
  readonly leaseOwner: string | null;
  readonly leaseUntil: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One row of `kuberca_messages`. */
export interface MessageRow {
  readonly conversationId: string;
  readonly number: number;
  readonly message: ConversationMessage;
  readonly createdAt: Date;
}

/** One row of `kuberca_transcripts`. */
export interface TranscriptRow {
  readonly id: string;
  readonly key: string;
  readonly incidentId: string | null;
  readonly kind: Transcript['kind'];
  readonly provider: string;
  readonly model: string;
  readonly lookedAt: LookedAt;
  readonly messages: readonly ConversationMessage[];
  readonly usage: Transcript['usage'];
  readonly createdAt: Date;
}

/**
 * One row of `kube_rca_session_summaries`, the table of the existing agent (docs/history.md "Coming from the existing
 * agent").
 */
export interface SummaryRow {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** Names of the entities, so that queries need not load TypeORM. */
export const ENTITY = {
  conversation: 'Conversation',
  message: 'ConversationMessage',
  transcript: 'Transcript',
  summary: 'Summary',
} as const;
