import type { EntityManager } from 'typeorm';
import { ADVISORY_LOCK } from './advisory-lock.js';

/** Tables with the column that says when a row was last used. Messages before conversations, which would take theirs along. */
export const EXPIRING = [
  { table: 'kuberca_messages', usedAt: 'created_at' },
  { table: 'kuberca_conversations', usedAt: 'updated_at' },
  { table: 'kuberca_transcripts', usedAt: 'created_at' },
  { table: 'kube_rca_session_summaries', usedAt: 'created_at' },
] as const;

/** Rows of one statement: it stays short, and holds up nobody. */
export const BATCH = 500;
/** Finding old rows may mean reading a whole table. */
export const EXPIRE_MS = 60_000;

/**
 * Deletes up to {@link BATCH} rows that were not used for `days`.
 * @returns how many; 0 too while another process does the same
 */
export const expireBatch = (
  manager: EntityManager,
  { table, usedAt }: (typeof EXPIRING)[number],
  days: number,
): Promise<number> =>
  manager.transaction(async (transaction) => {
    await transaction.query(`set local statement_timeout = ${EXPIRE_MS}`);
    const [lock] = await transaction.query<{ free: boolean }[]>(
      'select pg_try_advisory_xact_lock($1, $2) as free',
      [...ADVISORY_LOCK.retention],
    );
    if (lock?.free !== true) return 0;
    const [, deleted] = await transaction.query<[unknown, number]>(
      `delete from ${table} where ctid = any(array(
         select ctid from ${table} where ${usedAt} < now() - make_interval(days => $1) limit ${BATCH}
       ))`,
      [days],
    );
    return deleted;
  });
