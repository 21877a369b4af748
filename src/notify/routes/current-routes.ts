import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { stat } from 'node:fs/promises';
import { Settings } from '../../config/settings.js';
import type { DependencyStatus } from '../../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../lifecycle/health-of.js';
import { Masker } from '../../masking/index.js';
import { Logger } from '../../telemetry/logger.js';
import { Wire } from '../sinks/wire.js';
import { OpenSinks, type OpenSink } from './open-sinks.js';
import { readRoutesFile, RoutesUnusable, type Routes } from './routes-file.js';

/** Who is told: the file of routes, read again when it changes. One that became wrong leaves the routes as they were. */
@HealthOf('notify')
@Injectable()
export class CurrentRoutes implements DependencyHealth, OnApplicationShutdown {
  readonly #wire: Wire;
  readonly #sinks: OpenSinks;
  readonly #file: string | null;
  #routes: Routes | null = null;
  #problem: RoutesUnusable | null = null;
  #version = '';
  #looking: Promise<void> | null = null;

  constructor(
    settings: Settings,
    masker: Masker,
    private readonly logger: Logger,
  ) {
    this.#file = settings.notify.routesFile;
    this.#wire = new Wire(settings);
    this.#sinks = new OpenSinks(this.#wire, masker);
  }

  /** @throws {RoutesUnusable} while there never were any that could be used */
  async routes(): Promise<Routes> {
    await this.#look();
    if (this.#routes === null) throw this.#problem ?? new RoutesUnusable('it was not read yet');
    return this.#routes;
  }

  /** A sink of the routes read last. */
  sink(name: string): OpenSink | undefined {
    return this.#sinks.get(name);
  }

  status(): DependencyStatus {
    if (this.#file === null) return { state: 'off', detail: null };
    if (this.#problem !== null)
      return {
        state: this.#routes === null ? 'misconfigured' : 'degraded',
        detail: `the file of routes cannot be used: ${this.#problem.message.replaceAll('\n', '; ')}`,
        variable: 'NOTIFY_ROUTES_FILE',
        remedy:
          'correct the file; until then results wait in the stream, or go where the file said before it was changed',
      };
    return this.#routes === null
      ? { state: 'starting', detail: 'not read yet' }
      : { state: 'up', detail: null };
  }

  async probe(): Promise<void> {
    await this.#look();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#wire.close();
  }

  /** Those who look at the same time wait for one look. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    const version = await stat(file).then(
      ({ ino, mtimeMs, size }) => `${ino}:${mtimeMs}:${size}`,
      () => 'gone',
    );
    if (version === this.#version) return;
    this.#version = version;
    try {
      const routes = await readRoutesFile(file);
      this.#sinks.use(routes);
      this.#routes = routes;
      this.#problem = null;
      this.logger.info('notify_routes_read', {
        routes: routes.routes.length,
        sinks: [...routes.sinks.keys()],
      });
    } catch (error) {
      if (!(error instanceof RoutesUnusable)) throw error;
      this.#problem = error;
      this.logger.error('notify_routes_unusable', {
        setting: 'NOTIFY_ROUTES_FILE',
        problems: error.message.split('\n'),
        remedy: 'correct the file; kuberca notify check says what is wrong with it',
      });
    }
  }
}
