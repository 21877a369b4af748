import { Injectable } from '@nestjs/common';
import { Logger } from '../../telemetry/logger.js';
import type { Service } from '../../evidence/objects.js';
import { KubernetesReader } from '../kubernetes/reader.js';
import { likelyServices, type Backend } from './likely-services.js';

/** Most Services looked at, and the longest that looking may take. */
const READ_LIMIT = 1000;
const TIME_LIMIT_MS = 10_000;

/** Which variable configures a backend. */
const SETTINGS: Readonly<Record<Backend, string>> = {
  prometheus: 'PROMETHEUS_URL',
  tempo: 'TEMPO_URL',
  loki: 'LOKI_URL',
};

/** Tells the operator, when no backend is configured, which Services of the cluster look like one. */
@Injectable()
export class SourceHints {
  constructor(
    private readonly kubernetes: KubernetesReader,
    private readonly logger: Logger,
  ) {}

  /**
   * Writes one line naming likely Services, or none when there is nothing to name. Nothing is sent to them. Never rejects;
   * ends after ten seconds at the latest, so it is called once the port listens and waited for by nobody.
   * @param configured the backends whose URL is set; with any of them nothing is looked for
   */
  async announce(configured: Readonly<Record<Backend, boolean>>): Promise<void> {
    if (Object.values(configured).some(Boolean) || !this.kubernetes.availability().configured) return;
    const services = await this.read();
    const likely = (Object.keys(SETTINGS) as Backend[]).flatMap((backend) => {
      const urls = likelyServices(backend, services);
      return urls.length === 0 ? [] : [[SETTINGS[backend], urls] as const];
    });
    if (likely.length > 0) this.logger.info('sources_not_configured', { likely: Object.fromEntries(likely) });
  }

  private async read(): Promise<readonly Service[]> {
    const query = { apiVersion: 'v1', plural: 'services', limit: READ_LIMIT };
    try {
      const outcome = await this.kubernetes.list<Service>(query, AbortSignal.timeout(TIME_LIMIT_MS));
      return outcome.status === 'ok' ? outcome.value : [];
    } catch {
      return []; // the time was over: the line is a convenience
    }
  }
}
