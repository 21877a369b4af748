import type { Client } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { orAborted } from '../../waiting/or-aborted.js';

/**
 * A connection whose work failed is not used again: it may be half dead, within a transaction, or busy with a statement that
 * nobody waits for any more, behind which the next one would queue. TypeORM hands it back to the pool like any other, but
 * the pool drops one that is ending. One that is still being made is awaited, because otherwise nobody would hand it back.
 */
const drop = async (runner: QueryRunner): Promise<void> => {
  const client: Client | null = await runner.connect().catch(() => null);
  client?.end().catch(() => undefined);
  await runner.release();
};

/**
 * Runs `work` on one connection of the pool. Queries that it has begun when `signal` is aborted may still take effect.
 * @throws the failure of `work` or of connecting, or the signal's reason
 */
export const withConnection = async <T>(
  dataSource: DataSource,
  signal: AbortSignal,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> => {
  const runner = dataSource.createQueryRunner();
  try {
    await orAborted(runner.connect(), signal);
    const result = await orAborted(work(runner), signal);
    await runner.release();
    return result;
  } catch (error) {
    void drop(runner);
    throw error;
  }
};
