import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { ModelCircuit } from './circuit.js';
import { CredentialsCircuit } from './credentials-circuit.js';
import { ModelClient } from './model-client.js';
import { LLM_PROVIDER, selectProvider } from './select-provider.js';

/** The model: provider, retry, circuit. Settings and Logger come from global modules. */
@Module({
  providers: [
    { provide: LLM_PROVIDER, useFactory: selectProvider, inject: [Settings] },
    CredentialsCircuit,
    { provide: ModelCircuit, useExisting: CredentialsCircuit },
    ModelClient,
  ],
  exports: [ModelClient, ModelCircuit],
})
export class LlmModule {}
