import { scenarioSuite } from '../support/scenario/suite.ts';

// In a file of its own, so that it runs beside the other variants.
scenarioSuite(['noise']);
