import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Masker } from '../masking/index.js';
import { Clock, SystemClock } from './clock.js';
import { createLogger, type LogOutput } from './create-logger.js';
import { Logger } from './logger.js';
import { createMeter } from './metrics/create-meter.js';
import { Meter } from './metrics/meter.js';
import { NestLogger } from './nest-logger.js';
import { Tracing } from './tracing/tracing.js';

/** The log, the clock, metrics and traces, known by every room. Needs `Settings` and `Masker`. */
@Global()
@Module({
  providers: [
    {
      provide: Logger,
      useFactory: (settings: Settings, masker: Masker) => createLogger(settings, masker),
      inject: [Settings, Masker],
    },
    { provide: Clock, useClass: SystemClock },
    { provide: Meter, useFactory: createMeter, inject: [Settings, Masker] },
    NestLogger,
    Tracing,
  ],
  exports: [Logger, Clock, Meter, NestLogger],
})
export class TelemetryModule {
  /** The same with the log somewhere else than on standard output. */
  static writingTo(output: LogOutput): DynamicModule {
    return {
      module: TelemetryModule,
      providers: [
        {
          provide: Logger,
          useFactory: (settings: Settings, masker: Masker) => createLogger(settings, masker, output),
          inject: [Settings, Masker],
        },
      ],
    };
  }
}
