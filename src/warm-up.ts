import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import module from 'node:module';
import { Settings } from './config/settings.js';
import { SourceHints } from './sources/discovery/source-hints.js';
import { KubernetesReader } from './sources/kubernetes/reader.js';

/**
 * Loads what is heavy once the port listens, so that the process answers early and the first analysis does not wait. Never
 * rejects. The compile cache is written here, as Node itself writes it only on a clean exit.
 */
export const warmUp = async (app: NestFastifyApplication): Promise<void> => {
  await app.get(KubernetesReader, { strict: false }).prepare();
  module.flushCompileCache();
  const { prometheus, tempo, loki } = app.get(Settings);
  await app.get(SourceHints, { strict: false }).announce({
    prometheus: prometheus.url !== null,
    tempo: tempo.url !== null,
    loki: loki.url !== null,
  });
};
