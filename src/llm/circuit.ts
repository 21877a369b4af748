import type { Observable } from 'rxjs';

/**
 * Whether the model may be asked. Opens when the provider refuses the credentials; closes when a probe succeeds.
 * Injectable by class. `disabled`: no model is configured, so waiting for it is pointless.
 */
export abstract class ModelCircuit {
  abstract readonly state: 'closed' | 'open' | 'disabled';
  /** Emits each time the circuit goes from open to closed. */
  abstract readonly closed$: Observable<void>;
}
