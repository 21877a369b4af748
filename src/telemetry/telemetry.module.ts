import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Masker } from '../masking/index.js';
import { Clock, SystemClock } from './clock.js';
import { createLogger } from './create-logger.js';
import { Logger } from './logger.js';
import { NestLogger } from './nest-logger.js';

/** The log and the clock, known by every room. Needs `Settings` and `Masker`. */
@Global()
@Module({
  providers: [
    {
      provide: Logger,
      useFactory: (settings: Settings, masker: Masker) => createLogger(settings, masker),
      inject: [Settings, Masker],
    },
    { provide: Clock, useClass: SystemClock },
    NestLogger,
  ],
  exports: [Logger, Clock, NestLogger],
})
export class TelemetryModule {}
