import { concatMap, type OperatorFunction } from 'rxjs';
import { inSpan } from '../telemetry/tracing/span.js';
import { turn } from '../waiting/turn.js';
import type { Timings } from './stages.js';

type Timed = { readonly timings: Partial<Timings> };

/** What a trace calls the stages whose timing has another name. */
const SPANS: Partial<Readonly<Record<keyof Timings, string>>> = { model: 'investigate' };

/**
 * One stage of the pipeline: awaits `work` and hands on what it made, with the milliseconds it took added to `timings`
 * under `stage`. Each begins when it is its turn, so that many analyses at once do not keep the service from answering.
 * Errors of `work` pass through.
 */
export const timed = <In extends Timed, Out extends Timed>(
  stage: keyof Timings,
  work: (input: In) => Out | Promise<Out>,
): OperatorFunction<In, Out> =>
  concatMap(async (input) => {
    await turn();
    const startedAt = performance.now();
    const output = await inSpan(
      () => ({ name: SPANS[stage] ?? stage }),
      async () => work(input),
    );
    return { ...output, timings: { ...output.timings, [stage]: Math.round(performance.now() - startedAt) } };
  });
