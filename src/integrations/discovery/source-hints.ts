import { Injectable } from '@nestjs/common';
import { Logger } from '../../telemetry/logger.js';
import type { Service } from '../../evidence/objects.js';
import { Integrations } from '../integration.js';
import { KubernetesReader } from '../kubernetes/reader.js';
import { likelyServices } from './likely-services.js';

/** Most Services looked at, and the longest that looking may take. */
const READ_LIMIT = 1000;
const TIME_LIMIT_MS = 10_000;

/** Tells the operator, when nothing with an address of its own is configured, which Services of the cluster look like it. */
@Injectable()
export class SourceHints {
  constructor(
    private readonly kubernetes: KubernetesReader,
    private readonly integrations: Integrations,
    private readonly logger: Logger,
  ) {}

  /**
   * Writes one line naming likely Services, or none when there is nothing to name. Nothing is sent to them, and with any
   * integration configured nothing is looked for. Never rejects; ends after ten seconds at the latest, so it is called once
   * the port listens and waited for by nobody.
   */
  async announce(): Promise<void> {
    const sought = this.integrations.all.filter(({ about }) => about.signs !== null);
    if (sought.some((integration) => integration.availability().configured)) return;
    if (!this.kubernetes.availability().configured) return;
    const services = await this.read();
    const likely = sought.flatMap(({ about: { signs } }) => {
      const urls = signs === null ? [] : likelyServices(signs, services);
      return signs === null || urls.length === 0 ? [] : [[signs.variable, urls] as const];
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
