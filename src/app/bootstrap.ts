import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Settings } from '../config/settings.js';
import { configureHttp, createHttpAdapter } from '../http/server.js';
import { JetStreamStrategy } from '../jetstream/strategy.js';
import { NestLogger } from '../telemetry/nest-logger.js';

/**
 * The service, wired but not listening: `listen` to it, or `init` it and use `inject` in tests. Bodies are parsed by
 * `http/`, not by Nest's own parsers.
 */
export const createApp = async (settings: Settings): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings),
    createHttpAdapter(settings),
    // What goes wrong while wiring is thrown to the caller, who decides how the process ends.
    { bufferLogs: true, bodyParser: false, abortOnError: false },
  );
  app.useLogger(app.get(NestLogger));
  configureHttp(app);
  app.connectMicroservice<CustomStrategy>({ strategy: app.get(JetStreamStrategy) });
  return app;
};
