import { Global, Module } from '@nestjs/common';
import { Masker } from './masker.js';
import { RuleMasker } from './rule-masker.js';

/** The one way to make `Masked` values, known by every room. Needs `Settings`. */
@Global()
@Module({
  providers: [{ provide: Masker, useClass: RuleMasker }],
  exports: [Masker],
})
export class MaskingModule {}
