import type { Collected } from '../../src/evidence/facts.js';
import type { Diagnosis } from '../../src/evidence/finding.js';
import { Diagnostician } from '../../src/diagnosis/diagnostician.js';
import { MECHANISMS } from '../../src/diagnosis/mechanisms/index.js';
import type { ToldAlert } from '../../src/diagnosis/told/about-rule.js';

const diagnostician = new Diagnostician(MECHANISMS);

/** What the service's mechanisms say about what was collected. */
export const diagnosed = (collected: Pick<Collected, 'graph'>, alert: ToldAlert): Diagnosis =>
  diagnostician.diagnose(collected, alert);
