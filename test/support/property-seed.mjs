// The same random inputs on every run of the tests: a build is red for what changed in it, not for luck.
// `make properties` looks for inputs that nobody tried yet; it prints the seed of what it finds.
import { configureGlobal } from 'fast-check';

const { PROPERTY_SEED, PROPERTY_RUNS } = process.env;

configureGlobal({
  ...(PROPERTY_SEED !== 'random' && { seed: Number(PROPERTY_SEED ?? 1) }),
  ...(PROPERTY_RUNS !== undefined && { numRuns: Number(PROPERTY_RUNS) }),
});
