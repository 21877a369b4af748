import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { createApp } from './bootstrap.js';
import { analyses } from '../config/areas/server.js';
import { settingsOfProcess, unknownSettingsOfProcess } from '../config/config.module.js';
import { EXIT_CONFIG, SettingsError } from '../config/load.js';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';
import { Settings } from '../config/settings.js';
import { isTrouble } from '../lifecycle/dependency.js';
import { DependencyWatch } from '../lifecycle/dependency-watch.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { endOnDefects, stopOnSignals } from './shutdown.js';
import { StartProbe } from '../llm/start-probe.js';
import { Logger } from '../telemetry/logger.js';
import { complain } from '../telemetry/terminal.js';
import { warmUp } from './warm-up.js';

/** What the process ends with when it cannot start. */
const EXIT_FAILURE = 1;

/** The settings of this process, or the end of it: every problem at once, on standard error. */
const settingsOrExit = (): Settings => {
  try {
    return settingsOfProcess(INTEGRATION_AREAS);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    complain(`${error.message}\n`);
    process.exit(EXIT_CONFIG);
  }
};

const portOf = (app: NestFastifyApplication): number => (app.getHttpServer().address() as AddressInfo).port;

/** A misspelt setting is else silent: its default counts, and nobody knows. */
const tellUnknownSettings = (logger: Logger): void => {
  const unknown = unknownSettingsOfProcess(INTEGRATION_AREAS);
  if (unknown.length === 0) return;
  logger.warn('settings_unknown', {
    settings: unknown.map(({ name, nearest }) => `${name}: is ${nearest} meant?`),
    remedy: 'no setting has these names, so they have no effect: correct or remove them',
  });
};

/** One line at each change, at the default level: who reads the log at three in the morning learns what to look at. */
const watchDependencies = (app: NestFastifyApplication, logger: Logger): void => {
  const watch = app.get(DependencyWatch, { strict: false });
  watch.changes$.subscribe(({ name, before, status }) => {
    const { detail, variable, remedy, state } = status;
    const fields = { dependency: name, state, before, detail, variable, remedy };
    logger[isTrouble(state) ? 'warn' : 'info']('dependency_state', fields);
  });
  watch.start();
};

/** What to do where the port is why it cannot start. */
const portProblem = (error: unknown): { readonly variable: string; readonly remedy: string } | null =>
  ['EADDRINUSE', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code))
    ? { variable: 'PORT', remedy: 'see what else listens there, or set PORT to another, of 1024 or more' }
    : null;

/** Starts the service and returns once it listens. It ends on SIGTERM or SIGINT. */
export const serve = async (): Promise<void> => {
  const settings = settingsOrExit();
  const app = await createApp(settings);
  const logger = app.get(Logger);
  tellUnknownSettings(logger);
  endOnDefects(logger);
  stopOnSignals(app);
  try {
    await app.listen({ port: settings.server.port, host: '0.0.0.0' });
  } catch (error) {
    logger.error('start_failed', { error, ...portProblem(error) });
    process.exit(EXIT_FAILURE);
  }
  // After the port: probes and the HTTP fallback must not wait for NATS.
  await app.startAllMicroservices();
  app.get(Lifecycle).ready();
  logger.info('listening', {
    port: portOf(app),
    roles: settings.server.roles,
    sinceStartMs: Math.round(performance.now()),
  });
  watchDependencies(app, logger);
  if (analyses(settings.server.roles)) void app.get(StartProbe, { strict: false }).run();
  await warmUp(app);
};
