import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { HttpModule } from '../http/http.module.js';
import { MaskingModule } from '../masking/masking.module.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';
import { WiringModule } from './wiring.module.js';

/** The whole service: one module a room. Settings, masking, log and lifecycle are known to all. */
@Global()
@Module({ providers: [Lifecycle], exports: [Lifecycle] })
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.forRoot(settings), MaskingModule, TelemetryModule, WiringModule, HttpModule],
    };
  }
}
