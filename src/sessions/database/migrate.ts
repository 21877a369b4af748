import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { deadlineAfter } from '../../waiting/deadline.js';
import { orAborted } from '../../waiting/or-aborted.js';
import { ADVISORY_LOCK } from './advisory-lock.js';
import { withConnection } from './with-connection.js';

/** All migrations together: an index over a large table takes longer than a query may. */
const MIGRATIONS_MS = 120_000;

const lock = async (runner: QueryRunner): Promise<void> => {
  await runner.startTransaction();
  await runner.query('select pg_advisory_xact_lock($1, $2)', [...ADVISORY_LOCK.migrations]);
};

/**
 * Runs what is pending, in one transaction under an advisory lock: of processes that start together one does it, the others
 * wait, at most `lockMs`.
 * @returns how many were run
 * @throws the database's error; nothing has changed then
 */
export const migrate = (dataSource: DataSource, lockMs: number, signal: AbortSignal): Promise<number> => {
  const limit = deadlineAfter(signal, MIGRATIONS_MS);
  const migrated = withConnection(dataSource, limit.signal, async (runner) => {
    await orAborted(lock(runner), AbortSignal.timeout(lockMs));
    await runner.query(`set local statement_timeout = ${MIGRATIONS_MS}`);
    // On our connection and inside our transaction, so that the lock covers it: TypeORM then neither begins nor commits.
    const done = await new MigrationExecutor(dataSource, runner).executePendingMigrations();
    await runner.commitTransaction();
    return done.length;
  });
  return migrated.finally(limit.release);
};
