import { Module } from '@nestjs/common';
import { SourceHints } from './discovery/source-hints.js';
import { Integrations, type Integration } from './integration.js';
import { INTEGRATIONS } from './integrations.js';

/** Everything that an analysis can read. Needs `Settings`, `Clock` and `Logger` from global modules. */
@Module({
  imports: [...INTEGRATIONS],
  providers: [
    {
      provide: Integrations,
      useFactory: (...all: readonly Integration[]) => new Integrations(all),
      inject: INTEGRATIONS.map(({ integration }) => integration),
    },
    SourceHints,
  ],
  exports: [...INTEGRATIONS, Integrations, SourceHints],
})
export class IntegrationsModule {}
