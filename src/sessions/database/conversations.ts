import type { EntityManager } from 'typeorm';
import type { ConversationMessage } from '../conversation-message.js';
import { ENTITY, type MessageRow } from './rows.js';
import { storableJson } from './storable.js';

/** Which conversation, and the random name of its holder. */
export interface Hold {
  readonly id: string;
  readonly owner: string;
  /** From now on, by the database's clock. */
  readonly leaseMs: number;
}

/** What its holder needs to go on with a conversation. */
export interface TakenConversation {
  readonly nextNumber: number;
  readonly contextDigest: string | null;
}

const LEASE_END = `clock_timestamp() + $3 * interval '1 millisecond'`;

/** Takes the conversation, making it where it is new; `null` while somebody else has it. */
export const take = async (
  manager: EntityManager,
  { id, owner, leaseMs }: Hold,
): Promise<TakenConversation | null> => {
  const [taken] = await manager.query<TakenConversation[]>(
    `insert into kuberca_conversations as held (conversation_id, lease_owner, lease_until)
     values ($1, $2, ${LEASE_END})
     on conflict (conversation_id) do update
       set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until, updated_at = now()
       where held.lease_owner is null or held.lease_until < clock_timestamp()
     returning next_number as "nextNumber", context_digest as "contextDigest"`,
    [id, owner, leaseMs],
  );
  return taken ?? null;
};

/** @returns whether the holder still has it; a lease that ran out is good again while nobody took it */
export const renew = async (manager: EntityManager, { id, owner, leaseMs }: Hold): Promise<boolean> => {
  const [, renewed] = await manager.query<[unknown, number]>(
    `update kuberca_conversations set lease_until = ${LEASE_END} where conversation_id = $1 and lease_owner = $2`,
    [id, owner, leaseMs],
  );
  return renewed === 1;
};

/** Gives it back, if the holder still has it. */
export const giveBack = async (
  manager: EntityManager,
  { id, owner }: Pick<Hold, 'id' | 'owner'>,
): Promise<void> => {
  await manager.query(
    `update kuberca_conversations set lease_owner = null, lease_until = null, updated_at = now()
     where conversation_id = $1 and lease_owner = $2`,
    [id, owner],
  );
};

/** The last `size` messages, oldest first; before them the user's last one, when they hold none of the user's. */
export const recentMessages = async (
  manager: EntityManager,
  id: string,
  size: number,
): Promise<readonly ConversationMessage[]> => {
  const rows = await manager.find<MessageRow>(ENTITY.message, {
    where: { conversationId: id },
    order: { number: 'DESC' },
    take: size,
  });
  const messages = rows.toReversed().map(({ message }) => message);
  if (messages.length < size || messages.some(({ role }) => role === 'user')) return messages;
  const [question] = await manager.query<Pick<MessageRow, 'message'>[]>(
    `select message from kuberca_messages where conversation_id = $1 and message ->> 'role' = 'user'
     order by number desc limit 1`,
    [id],
  );
  return question === undefined ? messages : [question.message, ...messages];
};

/**
 * Adds messages behind the last one, in one statement, so all or none.
 * @returns whether the holder still had the conversation, with nothing added by another; if not, nothing was added
 */
export const append = async (
  manager: EntityManager,
  { id, owner, leaseMs }: Hold,
  { nextNumber, contextDigest }: TakenConversation,
  messages: readonly ConversationMessage[],
): Promise<boolean> => {
  const [{ held } = { held: 0 }] = await manager.query<{ held: number }[]>(
    `with held as (
       update kuberca_conversations
       set lease_until = ${LEASE_END}, next_number = next_number + $5, context_digest = $6, updated_at = now()
       where conversation_id = $1 and lease_owner = $2 and next_number = $4
       returning 1
     ), added as (
       insert into kuberca_messages (conversation_id, number, message)
       select $1, $4 + added.position - 1, added.message
       from held, jsonb_array_elements($7::jsonb) with ordinality as added (message, position)
     )
     select count(*)::int as held from held`,
    [id, owner, leaseMs, nextNumber, messages.length, contextDigest, storableJson(messages)],
  );
  return held === 1;
};
