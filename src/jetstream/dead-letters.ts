import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Masker } from '../masking/index.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { SERVICE_VERSION } from '../telemetry/version.js';
import { MessageLog } from './ports.js';
import type { DeadLetterReason } from './settlement.js';
import { names } from './stream-names.js';

/** Where a dead letter came from. */
export interface Origin {
  readonly subject: string;
  /** Stream and sequence, or a word for what did not come from a stream (`webhook`). */
  readonly stream: string;
  readonly sequence: number | null;
  /** Repeating a letter with the same id stores nothing new. */
  readonly messageId: string;
}

/** Headers that say what kind of failure it was, and where. */
export const DEAD_CLASS = 'Kuberca-Class';
export const DEAD_STAGE = 'Kuberca-Stage';

const HEADER_LIMIT = 1000;

/** How long a letter is tried before its original is kept instead, ms: longer would hold the lane. */
const PATIENCE_MS = 5000;

/**
 * Publishes what cannot be handled: the bytes as received, the reason in masked headers (docs/stream-protocol.md "Dead
 * letters").
 */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly log: MessageLog,
    private readonly masker: Masker,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws {StreamUnavailable} when the letter was not stored; the original must be kept then */
  async bury(body: Uint8Array, letter: DeadLetterReason, origin: Origin): Promise<void> {
    const now = this.clock.now().toISOString();
    const first = letter.firstFailureAt === null ? now : new Date(letter.firstFailureAt).toISOString();
    const headers = {
      'Kuberca-Reason': this.#line(letter.reason),
      [DEAD_CLASS]: letter.class,
      [DEAD_STAGE]: letter.stage,
      'Kuberca-Subject': this.#line(origin.subject),
      'Kuberca-Stream': origin.stream,
      'Kuberca-Sequence': origin.sequence === null ? '' : String(origin.sequence),
      'Kuberca-Attempts': String(letter.attempts),
      'Kuberca-First-Failure': first,
      'Kuberca-Last-Failure': now,
      'Kuberca-Version': SERVICE_VERSION,
    };
    await this.log.append(names(this.settings.stream.prefix).dead(letter.stage), body, {
      headers,
      messageId: origin.messageId,
      patienceMs: PATIENCE_MS,
    });
    this.logger.error('dead_letter', {
      ...letter,
      subject: origin.subject,
      stream: origin.stream,
      sequence: origin.sequence,
    });
  }

  /** Masked, on one line, in printable ASCII: what a header can hold. */
  #line(text: string): string {
    return this.masker
      .text(text)
      .value.replace(/[^\x20-\x7e]+/g, ' ')
      .slice(0, HEADER_LIMIT);
  }
}
