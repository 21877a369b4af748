import type { ShownCase } from '../../src/analysis/verify/shown.js';
import type { Evidence } from '../../src/evidence/evidence.js';
import { cartTarget } from './nothing-read.js';
import { anAlert, someEvidence } from './prompt-case.js';

/** A case in which the model was shown these bodies as E1, E2 …, beside an alert about pod shop/cart-0. */
export const shownCase = (bodies: readonly unknown[], overrides: Partial<ShownCase> = {}): ShownCase => ({
  evidence: bodies.map((body, at): Evidence => someEvidence(`E${at + 1}`, { body, title: 'reading' })),
  alerts: [anAlert()],
  target: cartTarget(),
  findings: [],
  background: [],
  ...overrides,
});
