import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import module from 'node:module';
import { KubernetesReader } from './sources/kubernetes/reader.js';

/**
 * Loads what is heavy once the port listens, so that the process answers early and the first analysis does not wait. Never
 * rejects. The compile cache is written here, as Node itself writes it only on a clean exit.
 */
export const warmUp = async (app: NestFastifyApplication): Promise<void> => {
  await app.get(KubernetesReader, { strict: false }).prepare();
  module.flushCompileCache();
};
