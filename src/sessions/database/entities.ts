import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import {
  ENTITY,
  type ConversationRow,
  type MessageRow,
  type SummaryRow,
  type TranscriptRow,
} from './rows.js';

const createdAt: EntitySchemaColumnOptions = {
  name: 'created_at',
  type: 'timestamptz',
  default: () => 'now()',
};
const number: EntitySchemaColumnOptions = { type: 'bigint', primary: true, generated: 'increment' };

const conversation = new EntitySchema<ConversationRow>({
  name: ENTITY.conversation,
  tableName: 'kuberca_conversations',
  columns: {
    id: { name: 'conversation_id', type: 'text', primary: true },
    nextNumber: { name: 'next_number', type: 'integer', default: 0 },
    contextDigest: { name: 'context_digest', type: 'text', nullable: true },
    leaseOwner: { name: 'lease_owner', type: 'text', nullable: true },
    leaseUntil: { name: 'lease_until', type: 'timestamptz', nullable: true },
    createdAt,
    updatedAt: { ...createdAt, name: 'updated_at' },
  },
  indices: [{ name: 'kuberca_conversations_updated_idx', columns: ['updatedAt'] }],
});

const message = new EntitySchema<MessageRow>({
  name: ENTITY.message,
  tableName: 'kuberca_messages',
  columns: {
    conversationId: { name: 'conversation_id', type: 'text', primary: true },
    number: { type: 'integer', primary: true },
    message: { type: 'jsonb' },
    createdAt,
  },
  indices: [{ name: 'kuberca_messages_created_idx', columns: ['createdAt'] }],
  foreignKeys: [
    {
      name: 'kuberca_messages_conversation_fk',
      target: ENTITY.conversation,
      columnNames: ['conversationId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});

const transcript = new EntitySchema<TranscriptRow>({
  name: ENTITY.transcript,
  tableName: 'kuberca_transcripts',
  columns: {
    id: { ...number, name: 'transcript_id' },
    key: { name: 'session_id', type: 'text' },
    incidentId: { name: 'incident_id', type: 'text', nullable: true },
    kind: { type: 'text' },
    provider: { type: 'text' },
    model: { type: 'text' },
    lookedAt: { name: 'looked_at', type: 'jsonb' },
    messages: { type: 'jsonb' },
    usage: { type: 'jsonb' },
    createdAt,
  },
  indices: [
    { name: 'kuberca_transcripts_incident_idx', columns: ['incidentId', 'id'] },
    { name: 'kuberca_transcripts_session_idx', columns: ['key', 'id'] },
    { name: 'kuberca_transcripts_created_idx', columns: ['createdAt'] },
  ],
});

const summary = new EntitySchema<SummaryRow>({
  name: ENTITY.summary,
  tableName: 'kube_rca_session_summaries',
  columns: {
    id: { ...number, name: 'summary_id' },
    key: { name: 'session_id', type: 'text' },
    text: { name: 'summary', type: 'text' },
    createdAt,
  },
  // TypeORM cannot say "descending", so it must not compare this one.
  indices: [{ name: 'kube_rca_session_summaries_lookup_idx', columns: ['key', 'id'], synchronize: false }],
});

export const ENTITIES = [conversation, message, transcript, summary];
