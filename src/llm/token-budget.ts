import type { Logger } from '../telemetry/logger.js';
import { LlmError } from './failure.js';
import type { LlmUsage } from './provider.js';
import { TokenBucket } from './token-bucket.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A storm of refusals is one line a minute. */
const LOG_EVERY_MS = MINUTE_MS;

/** Tokens that this process may use; 0 means no limit. */
export interface TokenLimits {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Tokens set aside for one call. */
export interface Reservation {
  /** Replaces the estimate by what the call cost; `null` when it cost nothing. Without it the estimate stands. */
  settle(usage: LlmUsage | null): void;
}

interface Limit {
  readonly per: 'minute' | 'day';
  readonly setting: string;
  readonly bucket: TokenBucket;
}

/** How many tokens the model may cost this process. Each limit flows in evenly and may be used at once when it is full. */
export class TokenBudget {
  readonly #limits: readonly Limit[];
  #refused = 0;
  #loggedAt = -Infinity;

  /** @param now monotonic, in ms */
  constructor(
    { perMinute, perDay }: TokenLimits,
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    const limit = (per: Limit['per'], setting: string, tokens: number, ms: number): readonly Limit[] =>
      tokens === 0 ? [] : [{ per, setting, bucket: new TokenBucket(tokens, tokens / ms, now()) }];
    this.#limits = [
      ...limit('minute', 'LLM_BUDGET_TOKENS_PER_MINUTE', perMinute, MINUTE_MS),
      ...limit('day', 'LLM_BUDGET_TOKENS_PER_DAY', perDay, DAY_MS),
    ];
  }

  /** Calls refused since the process started. */
  get refused(): number {
    return this.#refused;
  }

  /** Tokens that may be used at this moment, by limit; below 0 after a call that cost more than was left. */
  get left(): readonly { readonly limit: 'minute' | 'day'; readonly tokens: number }[] {
    return this.#limits.map(({ per, bucket }) => ({ limit: per, tokens: bucket.level(this.now()) }));
  }

  /**
   * Sets tokens aside for one call.
   * @param estimate is asked only when there is a limit
   * @param overdraft lets the call through in any case; it is counted all the same
   * @throws {LlmError} `budget` when a limit has no room, naming its setting and when it has room again
   */
  reserve(estimate: () => number, overdraft: boolean): Reservation {
    if (this.#limits.length === 0) return NO_RESERVATION;
    const tokens = estimate();
    const now = this.now();
    const full = this.#limits
      .map((limit) => ({ ...limit, waitMs: limit.bucket.waitMs(tokens, now) }))
      .sort((one, other) => other.waitMs - one.waitMs)[0];
    if (full !== undefined && full.waitMs > 0 && !overdraft)
      throw this.#refusal(full.setting, full.waitMs, now);
    this.#take(tokens);
    let open = true;
    return {
      settle: (usage) => {
        if (open) this.#take((usage === null ? 0 : usage.inputTokens + usage.outputTokens) - tokens);
        open = false;
      },
    };
  }

  #take(tokens: number): void {
    for (const { bucket } of this.#limits) bucket.take(tokens, this.now());
  }

  #refusal(setting: string, waitMs: number, now: number): LlmError {
    this.#refused += 1;
    if (now - this.#loggedAt >= LOG_EVERY_MS) {
      this.#loggedAt = now;
      this.logger.warn('model_budget_used_up', { setting, waitMs, refused: this.#refused });
    }
    const seconds = Math.ceil(waitMs / 1000);
    return new LlmError('budget', `the budget of ${setting} is used up; there is room again in ${seconds} s`);
  }
}

const NO_RESERVATION: Reservation = { settle: () => undefined };
