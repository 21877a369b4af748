// A replica as a process of its own, for tests that kill it: holds one conversation until it is killed.
//   node conversation-holder.mjs ID LEASE_MS      (settings from the environment; prints "held" once it has it)
import { loadSettings } from '../../dist/config/load.js';
import { DatabaseSessionStore } from '../../dist/sessions/database/database-session-store.js';

const [id, leaseMs] = process.argv.slice(2);
const ignore = () => undefined;
const logger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
const store = new DatabaseSessionStore({
  settings: loadSettings(process.env),
  logger,
  leaseMs: Number(leaseMs),
});
const waiting = { signal: new AbortController().signal, maxWaitMs: 20_000 };
await store.withConversation(id, waiting, async () => {
  process.stdout.write('held\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
