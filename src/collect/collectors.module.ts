import { Module } from '@nestjs/common';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { CollectorService } from './collector.service.js';

@Module({
  imports: [IntegrationsModule],
  providers: [CollectorService],
  exports: [CollectorService],
})
export class CollectorsModule {}
