import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Settings } from '../config/settings.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { RequestsInFlight } from '../http/requests-in-flight.js';
import { JetStreamStrategy } from '../jetstream/strategy.js';
import { Logger } from '../telemetry/logger.js';

const EXIT_FAILURE = 1;

/** Share of the grace period after which running work is aborted; a moment more lets the aborted answer. */
const WORK_SHARE = 0.75;
const ANSWER_MS = 500;

/**
 * Stops in order: no new work, running work finishes or is aborted, connections close, exit. What hangs is cut off at the
 * end of the grace period.
 */
const stop = async (app: NestFastifyApplication, signal: string): Promise<never> => {
  const logger = app.get(Logger);
  const graceMs = app.get(Settings).server.shutdownGraceSeconds * 1000;
  const requests = app.get(RequestsInFlight, { strict: false });
  logger.info('stopping', { signal, requests: requests.count });
  setTimeout(() => {
    logger.error('stop_overdue', { graceMs });
    process.exit(EXIT_FAILURE);
  }, graceMs).unref();
  app.get(Lifecycle).stop();
  // The port stays open meanwhile: probes are answered, and who still comes is told to try again.
  const [drained] = await Promise.all([
    requests.drained(graceMs * WORK_SHARE + ANSWER_MS),
    app.get(JetStreamStrategy).finish(),
  ]);
  if (!drained) {
    logger.warn('requests_cut_off', { requests: requests.count });
    app.getHttpServer().closeAllConnections();
  }
  await app.close();
  logger.info('stopped');
  process.exit(0);
};

/** SIGTERM and SIGINT stop the service; a second one ends it at once. */
export const stopOnSignals = (app: NestFastifyApplication): void => {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(EXIT_FAILURE);
      stopping = true;
      stop(app, signal).catch((error: unknown) => {
        app.get(Logger).error('stop_failed', { error });
        process.exit(EXIT_FAILURE);
      });
    });
  }
};

/** An error that nobody caught leaves the process in an unknown state: it is logged, and the process ends. */
export const endOnDefects = (logger: Logger): void => {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      logger.error('unhandled_error', { kind: event, error });
      process.exit(EXIT_FAILURE);
    });
  }
};
