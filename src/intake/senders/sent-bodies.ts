import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { DependencyStatus } from '../../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../lifecycle/health-of.js';
import { Logger } from '../../telemetry/logger.js';
import { MappingFile, MappingUnusable } from './mapping/mapping-file.js';
import { SENDERS } from './senders.js';
import type { Sender, SentBody } from './sender.js';
import { lookedFor, translate, type Translated } from './translate.js';

/** A body that nobody knows, while the mappings that might know it cannot be read: it may be tried again. */
export class SendersUnknown extends Error {
  override readonly name = 'SendersUnknown';
}

/** Reads the bodies of all senders: those that the service knows, and those of `ALERT_MAPPING_FILE`. */
@HealthOf('alert_mapping')
@Injectable()
export class SentBodies implements OnApplicationBootstrap, DependencyHealth {
  readonly #file: MappingFile | null;
  #mapped: readonly Sender[] = [];
  /** What is wrong with the file; `null` when nothing is. */
  #problem: string | null = null;

  constructor(
    { senders }: Settings,
    private readonly logger: Logger,
  ) {
    this.#file = senders.mappingFile === null ? null : new MappingFile(senders.mappingFile);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#readFile();
  }

  status(): DependencyStatus {
    if (this.#file === null) return { state: 'off', detail: null };
    return this.#problem === null
      ? { state: 'up', detail: null }
      : {
          state: 'misconfigured',
          detail: `ALERT_MAPPING_FILE: ${this.#problem}`,
          variable: 'ALERT_MAPPING_FILE',
          remedy: 'mend the file that it names (docs/senders.md); it is read again when it changes',
        };
  }

  /**
   * What a body of a known sender holds; `null` for one of Alertmanager's own forms and for what nobody knows.
   * Mappings come first, so that one can replace a reader of the service.
   */
  async translate(body: SentBody): Promise<Translated | null> {
    await this.#readFile();
    const read = translate(body, [...this.#mapped, ...SENDERS]);
    if (read?.kind === 'alerts')
      this.logger.debug('alerts_translated', { sender: read.sender, alerts: read.alerts.length });
    else if (read?.kind === 'nothing')
      this.logger.info('message_without_alert', { sender: read.sender, why: read.why });
    return read;
  }

  /**
   * What to tell whoever sent a body that nobody knows.
   * @throws {SendersUnknown} when a mapping that cannot be read might know it
   */
  unknown(): string {
    if (this.#problem !== null) throw new SendersUnknown(`ALERT_MAPPING_FILE: ${this.#problem}`);
    return `the body holds no alert; looked for: ${lookedFor([...this.#mapped, ...SENDERS])}`;
  }

  /** What was read last stays in force while the file is wrong. */
  async #readFile(): Promise<void> {
    if (this.#file === null) return;
    const problem = await this.#file.senders().then(
      (mapped) => {
        this.#mapped = mapped;
        return null;
      },
      (error: unknown) => (error instanceof MappingUnusable ? error.message : String(error)),
    );
    if (problem === this.#problem) return;
    this.#problem = problem;
    if (problem === null)
      this.logger.info('alert_mapping_read', { senders: this.#mapped.map(({ name }) => name) });
    else
      this.logger.error('alert_mapping_unusable', {
        problem,
        remedy: 'mend the file that ALERT_MAPPING_FILE names; it is read again with the next message',
      });
  }
}
