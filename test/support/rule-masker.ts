import { loadSettings } from '../../src/config/load.js';
import type { Masker } from '../../src/masking/index.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';

/** The masker of the service, for tests of what leaves it. */
export const ruleMasker = (environment: Readonly<Record<string, string>> = {}): Masker =>
  new RuleMasker(loadSettings(environment));
