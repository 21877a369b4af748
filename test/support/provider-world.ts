import { afterEach } from '@jest/globals';
import type { ProviderCase } from './provider-case.js';
import { startProvider, type DirectProvider } from './provider-cases.js';
import { RecordedAnalysis } from './recorded-analysis.js';

/** What a test started; closed after it, last first. */
const started: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of started.splice(0).toReversed()) await each.close();
});

/** Has something closed after the test. */
export const closing = <T extends { close(): Promise<void> }>(thing: T): T => {
  started.push(thing);
  return thing;
};

export interface World {
  readonly model: ProviderCase;
  readonly analysis: RecordedAnalysis;
}

/** The whole analysis with one provider. */
export const worldOf = async (
  id: DirectProvider,
  environment: Readonly<Record<string, string>> = {},
): Promise<World> => {
  const model = closing(await startProvider(id));
  return { model, analysis: closing(await RecordedAnalysis.start([model], environment)) };
};
