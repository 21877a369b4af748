import type { Observable } from 'rxjs';

/**
 * Whether the model may be asked. `open`: every provider that is configured refused the credentials, so none can answer
 * until someone acts; closes when one accepts them again. An outage opens it not: it passes by itself. `disabled`: no
 * provider has a key, so waiting for one is pointless. Injectable by class.
 */
export abstract class ModelCircuit {
  abstract readonly state: 'closed' | 'open' | 'disabled';
  /** Emits each time the circuit goes from open to closed. */
  abstract readonly closed$: Observable<void>;
}
