import { beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import type { LlmError } from './failure.js';
import type { LlmUsage } from './provider.js';
import { TokenBudget, type Reservation, type TokenLimits } from './token-budget.js';

let now: number;
let logger: MemoryLogger;
beforeEach(() => {
  now = 0;
  logger = new MemoryLogger();
});

const budgetOf = (limits: TokenLimits): TokenBudget => new TokenBudget(limits, logger, () => now);
const used = (tokens: number): LlmUsage => ({ inputTokens: tokens, outputTokens: 0, cachedTokens: 0 });
const refusal = (budget: TokenBudget, tokens: number): LlmError | null => {
  try {
    budget.reserve(() => tokens, false).settle(null);
    return null;
  } catch (error) {
    return error as LlmError;
  }
};

describe('the budget of tokens', () => {
  it('has no limit at 0, and does not even estimate then', () => {
    const budget = budgetOf({ perMinute: 0, perDay: 0 });
    const never = (): number => {
      throw new Error('was estimated');
    };
    budget.reserve(never, false).settle(used(1_000_000));
    expect(refusal(budget, 1e12)).toBeNull();
  });

  it('refuses what has no room, naming the setting and when it has room again', () => {
    const budget = budgetOf({ perMinute: 600, perDay: 0 });
    budget.reserve(() => 500, false);
    expect(refusal(budget, 100)).toBeNull();
    expect(refusal(budget, 400)).toMatchObject({
      kind: 'budget',
      message: 'the budget of LLM_BUDGET_TOKENS_PER_MINUTE is used up; there is room again in 30 s',
    });
    now = 30_000;
    expect(refusal(budget, 400)).toBeNull();
  });

  it('names the limit that takes longest to have room', () => {
    const budget = budgetOf({ perMinute: 1000, perDay: 1000 });
    budget.reserve(() => 1000, false);
    expect(refusal(budget, 10)?.message).toMatch(/LLM_BUDGET_TOKENS_PER_DAY is used up; .* 864 s$/);
  });

  it('counts what a call really cost, and nothing when it failed', () => {
    const budget = budgetOf({ perMinute: 600, perDay: 0 });
    budget.reserve(() => 100, false).settle(used(600));
    expect(refusal(budget, 1)).not.toBeNull();
    now = 60_000;
    budget.reserve(() => 600, false).settle(null);
    const twice = budget.reserve(() => 600, false);
    twice.settle({ inputTokens: 400, outputTokens: 100, cachedTokens: 400 });
    twice.settle(null);
    expect([refusal(budget, 100), refusal(budget, 101)?.kind]).toEqual([null, 'budget']);
  });

  it('lets an overdraft through, which the next calls pay for', () => {
    const budget = budgetOf({ perMinute: 600, perDay: 0 });
    budget.reserve(() => 600, false);
    budget.reserve(() => 600, true).settle(used(600));
    now = 60_000;
    expect(refusal(budget, 1)?.kind).toBe('budget');
    now = 61_000;
    expect(refusal(budget, 1)).toBeNull();
  });

  it('counts every refusal, and logs a storm of them once a minute', () => {
    const budget = budgetOf({ perMinute: 600, perDay: 10_000 });
    budget.reserve(() => 10_000, true);
    for (; now < 120_000; now += 100) expect(refusal(budget, 600)).not.toBeNull();
    expect(budget.refused).toBe(1200);
    expect(logger.lines.map(({ event, fields }) => [event, fields['refused']])).toEqual([
      ['model_budget_used_up', 1],
      ['model_budget_used_up', 601],
    ]);
  });

  it('stands as if only real usage had been taken, once all calls are settled', () => {
    const call = fc.record({ estimate: fc.nat(400), cost: fc.option(fc.nat(800)), wait: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 20 }), (calls) => {
        const limits = { perMinute: 60_000, perDay: 0 };
        const [budget, expected] = [budgetOf(limits), budgetOf(limits)];
        const open: { readonly reservation: Reservation; readonly cost: number | null; wait: number }[] = [];
        for (const { estimate, cost, wait } of calls) {
          open.push({ reservation: budget.reserve(() => estimate, true), cost, wait });
          for (const one of open)
            if (one.wait-- === 0) one.reservation.settle(one.cost === null ? null : used(one.cost));
          expected.reserve(() => cost ?? 0, true);
        }
        for (const one of open)
          if (one.wait >= 0) one.reservation.settle(one.cost === null ? null : used(one.cost));
        for (const tokens of [100, 40_000, 55_000, 60_000]) {
          expect(refusal(budget, tokens)?.message).toBe(refusal(expected, tokens)?.message);
        }
      }),
    );
  });
});
