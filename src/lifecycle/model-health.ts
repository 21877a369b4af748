import type { DependencyStatus } from './dependency.js';

/** Whether the model may be asked. Injectable by class; bound to the model's circuit where the rooms are wired. */
export abstract class ModelHealth {
  abstract status(): DependencyStatus;
}
