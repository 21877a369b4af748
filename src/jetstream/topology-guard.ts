import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { NatsLink } from './connection.js';
import { createTopology, verifyTopology } from './provision.js';
import { topologyOf } from './topology.js';

/** Brings the server's streams into the state that `STREAM_PROVISION` asks for, and says whether lanes may run. */
@Injectable()
export class TopologyGuard {
  constructor(
    private readonly link: NatsLink,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** @returns whether the lanes may run; the reason why not is logged and shown by the health check */
  async check(): Promise<boolean> {
    const { provision } = this.settings.stream;
    if (provision === 'off') return this.#found([]);
    try {
      const topology = topologyOf(this.settings.stream);
      if (provision === 'verify') return this.#found(await verifyTopology(this.link.handles(), topology));
      const made = await createTopology(this.link.handles(), topology);
      if (made.length > 0) this.logger.info('stream_topology_created', { made });
      return this.#found([]);
    } catch (error) {
      return this.#found([`the topology could not be checked: ${(error as Error).message}`]);
    }
  }

  #found(problems: readonly string[]): boolean {
    this.link.topologyIs(problems.length === 0 ? null : problems.join('; '));
    if (problems.length > 0) {
      this.logger.error('stream_topology_wrong', {
        problems,
        remedy:
          'create or correct them (kuberca topology prints the definitions), or set STREAM_PROVISION=create',
      });
    }
    return problems.length === 0;
  }
}
