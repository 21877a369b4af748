import { afterEach } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import {
  DatabaseSessionStore,
  type DatabaseSessionStoreOptions,
} from '../../src/sessions/database/database-session-store.js';
import { MemoryLogger } from './memory-logger.js';

const open: DatabaseSessionStore[] = [];

afterEach(async () => {
  for (const store of open.splice(0)) await store.onApplicationShutdown();
});

export interface TestStore {
  readonly store: DatabaseSessionStore;
  readonly logger: MemoryLogger;
}

/** A store as one replica has it: window 6, retries within moments. Closed after the test, unless `keep` says otherwise. */
export const databaseStore = (
  environment: Readonly<Record<string, string>>,
  options: Partial<DatabaseSessionStoreOptions> & { readonly keep?: boolean } = {},
): TestStore => {
  const logger = new MemoryLogger();
  const { keep = false, ...given } = options;
  const store = new DatabaseSessionStore({
    settings: loadSettings({ AGENT_SESSION_WINDOW_SIZE: '6', ...environment }),
    logger,
    retryMs: { first: 20, most: 100 },
    ...given,
  });
  if (!keep) open.push(store);
  return { store, logger };
};
