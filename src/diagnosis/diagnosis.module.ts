import { Module } from '@nestjs/common';
import { DIAGNOSIS_RULES, Diagnostician } from './diagnostician.js';
import { MECHANISMS } from './mechanisms/index.js';

/** What can be said of a cluster without a model. */
@Module({
  providers: [{ provide: DIAGNOSIS_RULES, useValue: MECHANISMS }, Diagnostician],
  exports: [Diagnostician],
})
export class DiagnosisModule {}
