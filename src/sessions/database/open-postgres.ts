import { readFile } from 'node:fs/promises';
import type { TlsOptions } from 'node:tls';
import { DataSource } from 'typeorm';
import type { Settings } from '../../config/settings.js';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';
import { SILENT_LOGGER } from './silent-logger.js';

const IDLE_MS = 30_000;
/** Of the time that a use may take. */
const STATEMENT_SHARE = 0.8;
/** Only what goes past {@link withConnection} (TypeORM's own first queries) needs it; everything else ends earlier. */
const LAST_RESORT_MS = 150_000;

const tlsOf = async ({
  dbSsl,
  dbCaFile,
}: Pick<Settings['sessions'], 'dbSsl' | 'dbCaFile'>): Promise<false | TlsOptions> => {
  switch (dbSsl) {
    case 'off':
      return false;
    case 'require':
      return { rejectUnauthorized: false };
    case 'verify':
      return dbCaFile === null ? {} : { ca: await readFile(dbCaFile, 'utf8') };
  }
};

/**
 * A pool of connections, with one made. The parts of the address are passed separately, so that a password may hold any
 * character. Errors of idle connections go to `onIdleError`.
 * @throws when no connection can be made or the certificate authorities cannot be read
 */
export const openPostgres = async (
  sessions: Settings['sessions'],
  onIdleError: (dataSource: DataSource, error: Error) => void,
): Promise<DataSource> => {
  const timeoutMs = sessions.dbTimeoutSeconds * 1000;
  const dataSource: DataSource = new DataSource({
    type: 'postgres',
    host: sessions.dbHost ?? undefined,
    port: sessions.dbPort,
    database: sessions.dbName ?? undefined,
    username: sessions.dbUser ?? undefined,
    password: sessions.dbPassword ?? undefined,
    ssl: await tlsOf(sessions),
    applicationName: 'kuberca-agent',
    poolSize: sessions.dbPoolSize,
    connectTimeoutMS: timeoutMs,
    poolErrorHandler: (error: Error) => onIdleError(dataSource, error),
    extra: {
      keepAlive: true,
      idleTimeoutMillis: IDLE_MS,
      query_timeout: LAST_RESORT_MS,
      // Enforced by the server, also when we are gone; and before our own timeout, which counts as an outage.
      statement_timeout: timeoutMs * STATEMENT_SHARE,
      idle_in_transaction_session_timeout: timeoutMs,
    },
    installExtensions: false,
    logger: SILENT_LOGGER,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'kuberca_migrations',
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    // A pool that was made before the failure would stay; without one this fails, which is as well.
    await dataSource.driver.disconnect().catch(() => undefined);
    throw error;
  }
};
