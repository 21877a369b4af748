import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import module from 'node:module';
import { analyses } from '../config/areas/server.js';
import { Settings } from '../config/settings.js';
import { SessionStore } from '../sessions/session-store.js';
import { SourceHints } from '../integrations/discovery/source-hints.js';
import { KubernetesReader } from '../integrations/kubernetes/reader.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { sleep } from '../waiting/sleep.js';

/** Loading holds the process up for some 300 ms: whoever knocks as soon as the port is open is answered before. */
const KNOCK_MS = 50;

/**
 * When the compile cache is written; Node itself writes it only on a clean exit. Holds the process up for a second or two
 * at the first start on a machine, so not while it is waited for; later starts find nothing to write.
 */
const CACHE_AFTER_MS = 10_000;

/** What an analysis needs. */
const warmAnalysis = async (app: NestFastifyApplication): Promise<void> => {
  await app.get(KubernetesReader, { strict: false }).prepare();
  const history = app.get(SessionStore, { strict: false }).prepare();
  await app.get(SourceHints, { strict: false }).announce();
  await history;
};

/**
 * Loads what is heavy once the port listens, so that the process answers early and the first analysis does not wait. Never
 * rejects.
 */
export const warmUp = async (app: NestFastifyApplication): Promise<void> => {
  await sleep(KNOCK_MS);
  await app.get(Meter).prepare();
  setTimeout(() => module.flushCompileCache(), CACHE_AFTER_MS).unref();
  if (analyses(app.get(Settings).server.roles)) await warmAnalysis(app);
};
