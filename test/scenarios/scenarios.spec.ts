import { scenarioSuite } from '../support/scenario/suite.ts';

scenarioSuite(['plain', 'direct', 'healed']);
