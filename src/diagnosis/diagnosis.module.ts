import { Module } from '@nestjs/common';
import { DIAGNOSIS_RULES, Diagnostician } from './diagnostician.js';
import { RULES } from './rules.js';

/** What can be said of a cluster without a model. */
@Module({
  providers: [{ provide: DIAGNOSIS_RULES, useValue: RULES }, Diagnostician],
  exports: [Diagnostician],
})
export class DiagnosisModule {}
