import type { EntityManager } from 'typeorm';
import type { StoredSummary } from '../session-store.js';
import { ENTITY, type SummaryRow } from './rows.js';
import { storableText } from './storable.js';

/** The newest ones of a key, oldest first. Those of the existing agent count. */
export const newestSummaries = async (
  manager: EntityManager,
  key: string,
  most: number,
): Promise<readonly StoredSummary[]> => {
  const rows = await manager.find<SummaryRow>(ENTITY.summary, {
    where: { key },
    order: { id: 'DESC' },
    take: most,
  });
  return rows.toReversed().map(({ text, createdAt }) => ({ text, createdAt: createdAt.toISOString() }));
};

/** Adds one and removes those beyond the newest `most` (at least 1), in one statement. */
export const addSummary = async (
  manager: EntityManager,
  key: string,
  text: string,
  most: number,
): Promise<void> => {
  // The statement sees the rows as they were before it, without the one it adds.
  await manager.query(
    `with added as (insert into kube_rca_session_summaries (session_id, summary) values ($1, $2))
     delete from kube_rca_session_summaries where summary_id in (
       select summary_id from kube_rca_session_summaries where session_id = $1
       order by summary_id desc offset $3
     )`,
    [key, storableText(text), most - 1],
  );
};
