import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { LlmError, type FailureKind } from './failure.js';
import { CircuitOpen, ProviderCircuit } from './provider-circuit.js';
import type { LlmProvider, ProbeOutcome } from './provider.js';

let logger: MemoryLogger;
let circuit: ProviderCircuit;
let probeSays: ProbeOutcome;
let probes: number;
let changes: number;

const provider: LlmProvider = {
  id: 'openai',
  model: 'gpt-4o',
  complete: () => Promise.reject(new Error('not part of this test')),
  probe: async () => {
    probes += 1;
    return probeSays;
  },
};

const newCircuit = (): ProviderCircuit =>
  new ProviderCircuit({
    provider,
    probeEveryMs: 60_000,
    failures: 3,
    openMs: 30_000,
    logger,
    remedy: 'check OPENAI_API_KEY',
    onChange: () => (changes += 1),
    now: () => Date.now(),
  });

beforeEach(() => {
  jest.useFakeTimers();
  logger = new MemoryLogger();
  probeSays = 'refused';
  probes = 0;
  changes = 0;
  circuit = newCircuit();
});
afterEach(() => {
  circuit.stop();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

/** One call that is answered, or fails so. */
const call = (outcome: 'ok' | FailureKind): Promise<string> =>
  circuit
    .run(async () => {
      if (outcome !== 'ok') throw new LlmError(outcome, outcome);
      return 'answered';
    })
    .catch((error: LlmError) => `${error instanceof CircuitOpen ? 'not asked' : 'failed'}: ${error.kind}`);

/** A call that runs until the test ends it. */
const longCall = () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  // It may never be made.
  promise.catch(() => undefined);
  const outcome = circuit.run(() => promise).catch((error: LlmError) => error.kind);
  return {
    answer: () => (resolve('answered'), outcome),
    fail: (kind: FailureKind) => (reject(new LlmError(kind, kind)), outcome),
  };
};

const outage = (calls: number, kind: FailureKind = 'overloaded'): void =>
  circuit.gaveUp(new LlmError(kind, kind), calls);

const levels = (event: string) =>
  logger.lines.filter((line) => line.event === event).map(({ level }) => level);

describe('the circuit of a provider in an outage', () => {
  it('opens after so many failed calls in a row, and names the last failure', async () => {
    outage(2);
    expect(await call('ok')).toBe('answered');
    outage(2);
    expect(circuit.state).toBe('closed');
    outage(1, 'timeout');
    expect(circuit.state).toBe('outage');
    expect(await call('ok')).toBe('not asked: timeout');
    expect(levels('model_circuit_opened')).toEqual(['warn']);
  });

  it('is kept closed by a provider that answers, if only to reject', async () => {
    outage(2);
    expect(await call('rejected')).toBe('failed: rejected');
    outage(2);
    expect(circuit.state).toBe('closed');
  });

  it.each(['cancelled', 'deadline', 'budget', 'unknown'] as const)('is not moved by %s', async (kind) => {
    outage(2);
    for (let time = 0; time < 5; time += 1) await call(kind);
    expect(circuit.state).toBe('closed');
    outage(1);
    expect(circuit.state).toBe('outage');
  });

  it('lets one call at a time try when its time is over; a success closes it', async () => {
    outage(3);
    jest.advanceTimersByTime(29_999);
    expect([circuit.admits, await call('ok')]).toEqual([false, 'not asked: overloaded']);
    jest.advanceTimersByTime(1);
    const trial = longCall();
    expect([circuit.admits, await call('ok')]).toEqual([false, 'not asked: overloaded']);
    expect(await trial.answer()).toBe('answered');
    expect([circuit.state, await call('ok')]).toEqual(['closed', 'answered']);
    expect(changes).toBe(2);
  });

  it.each<[FailureKind, string, boolean]>([
    ['timeout', 'outage', false],
    ['cancelled', 'outage', true],
    ['deadline', 'outage', true],
    ['rejected', 'closed', true],
    ['unauthorised', 'refused', false],
  ])('after a trial that ended with %s is %s', async (kind, state, admits) => {
    outage(3);
    jest.advanceTimersByTime(30_000);
    await call(kind);
    expect([circuit.state, circuit.admits]).toEqual([state, admits]);
  });

  it('does not raise the same alarm with each trial', async () => {
    outage(3);
    for (let time = 0; time < 4; time += 1) {
      jest.advanceTimersByTime(30_000);
      expect(await call('transient')).toBe('failed: transient');
    }
    expect([circuit.openings, levels('model_circuit_opened')]).toEqual([1, ['warn']]);
  });
});

describe('the circuit of a provider that refuses the credentials', () => {
  const afterProbe = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(60_000);
  };

  it('opens at once, with one alarm for all calls that were refused, naming the remedy', async () => {
    const calls = [longCall(), longCall(), longCall()];
    for (const one of calls) expect(await one.fail('unauthorised')).toBe('unauthorised');
    expect(await call('ok')).toBe('not asked: unauthorised');
    expect(levels('model_circuit_opened')).toEqual(['error']);
    expect(logger.lines.at(-1)?.fields).toMatchObject({ provider: 'openai', remedy: 'check OPENAI_API_KEY' });
  });

  it('asks again and again, and closes when the provider accepts them', async () => {
    await call('unauthorised');
    await afterProbe();
    probeSays = 'unknown';
    await afterProbe();
    expect([probes, circuit.state]).toEqual([2, 'refused']);
    probeSays = 'accepted';
    await afterProbe();
    expect([probes, circuit.state, changes]).toEqual([3, 'closed', 2]);
    await afterProbe();
    expect(probes).toBe(3);
  });

  it('lets one call at a time try where the provider cannot be probed', async () => {
    probeSays = 'not-offered';
    await call('unauthorised');
    await afterProbe();
    const trial = longCall();
    await afterProbe();
    expect([circuit.admits, await call('ok')]).toEqual([false, 'not asked: unauthorised']);
    expect(await trial.fail('transient')).toBe('transient');
    expect([circuit.state, circuit.admits]).toEqual(['refused', false]);
    await afterProbe();
    expect(await call('ok')).toBe('answered');
    expect(circuit.state).toBe('closed');
  });

  it('trusts no probe after one that said yes before a real call was refused', async () => {
    probeSays = 'accepted';
    await call('unauthorised');
    await afterProbe();
    await call('unauthorised');
    await afterProbe();
    expect([circuit.state, circuit.admits, probes, circuit.openings]).toEqual(['refused', true, 1, 2]);
    expect(await call('ok')).toBe('answered');
    await call('unauthorised');
    await afterProbe();
    expect([circuit.state, probes]).toEqual(['closed', 2]);
  });

  it('is closed by a call from before that is answered after all', async () => {
    const early = longCall();
    await call('unauthorised');
    await early.answer();
    expect(circuit.state).toBe('closed');
  });

  it('does nothing any more once it was stopped, whatever its last calls say', async () => {
    const [first, second] = [longCall(), longCall()];
    await call('unauthorised');
    const lines = logger.lines.length;
    circuit.stop();
    await first.fail('unauthorised');
    await second.answer();
    outage(9);
    await afterProbe();
    expect([logger.lines.length - lines, probes, changes]).toEqual([0, 0, 1]);
  });
});

describe('any circuit', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('call' as const) }),
    fc.record({
      do: fc.constant('end' as const),
      which: fc.nat(9),
      as: fc.constantFrom<'ok' | FailureKind>('ok', 'unauthorised', 'timeout', 'cancelled', 'rejected'),
    }),
    fc.record({ do: fc.constant('give-up' as const), calls: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1000, 30_000, 60_000) }),
  );

  it('never has two trials under way, and never stays shut for good', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        probeSays = 'not-offered';
        circuit = newCircuit();
        const running: ReturnType<typeof longCall>[] = [];
        for (const one of steps) {
          switch (one.do) {
            case 'call': {
              const { state, admits } = circuit;
              running.push(longCall());
              if (state !== 'closed' && admits) expect(circuit.admits).toBe(false);
              break;
            }
            case 'end': {
              const [ended] = running.splice(one.which % Math.max(1, running.length), 1);
              await (one.as === 'ok' ? ended?.answer() : ended?.fail(one.as));
              break;
            }
            case 'give-up':
              outage(one.calls);
              break;
            case 'pass':
              await jest.advanceTimersByTimeAsync(one.ms);
          }
        }
        for (const one of running) await one.fail('cancelled');
        await jest.advanceTimersByTimeAsync(120_000);
        expect(await call('ok')).toBe('answered');
        circuit.stop();
      }),
    );
  });
});
