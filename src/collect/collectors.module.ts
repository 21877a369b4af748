import { Module } from '@nestjs/common';
import { SourcesModule } from '../integrations/integrations.module.js';
import { Backends } from './backends.js';
import { CollectorService } from './collector.service.js';

@Module({
  imports: [SourcesModule],
  providers: [Backends, CollectorService],
  exports: [CollectorService],
})
export class CollectorsModule {}
