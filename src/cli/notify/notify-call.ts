import { callArguments, oneOf } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';

/** What is to be done with the file of routes. */
export interface NotifyCall {
  readonly action: 'check' | 'test';
  /** Of the route to be tried; `null` for `check`. */
  readonly route: string | null;
  /** Instead of that of the settings. */
  readonly file: string | null;
}

/** @throws {WrongCall} */
export const notifyCall = (args: readonly string[]): NotifyCall => {
  const { values, positionals } = callArguments(
    args,
    { routes: { type: 'string' } },
    { allowPositionals: true },
  );
  const [word = 'check', route = null, ...rest] = positionals;
  const action = oneOf('the action', word, ['check', 'test'] as const);
  if (rest.length > 0 || (action === 'check' && route !== null))
    throw new WrongCall('there are words too many');
  if (action === 'test' && route === null) throw new WrongCall('say which route: kuberca notify test ROUTE');
  return { action, route, file: values.routes ?? null };
};
