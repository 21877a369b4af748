import { concatMap, type OperatorFunction } from 'rxjs';
import { inSpan } from '../telemetry/tracing/span.js';

/** A stage that is over at once, so that its time is not told, with a span all the same. */
export const traced = <In, Out>(stage: string, work: (input: In) => Out): OperatorFunction<In, Out> =>
  concatMap((input) =>
    inSpan(
      () => ({ name: stage }),
      async () => work(input),
    ),
  );
