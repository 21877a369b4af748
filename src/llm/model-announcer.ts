import type { ModelChoice } from './model-choice.js';

/** Tells the other processes of the service which model to use. Injectable by class. */
export abstract class ModelAnnouncer {
  /** Returns at once and never fails: a process that does not hear of it keeps its model. */
  abstract announce(choice: ModelChoice): void;
}
