import type { Logger } from 'typeorm';

const nothing = (): void => undefined;

/** TypeORM writes failed migrations to the console whatever it is told. What matters of them is thrown, and logged by us. */
export const SILENT_LOGGER: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
