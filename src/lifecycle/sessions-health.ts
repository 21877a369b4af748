import type { DependencyStatus } from './dependency.js';

/** Whether history can be read and kept. Injectable by class; bound to the session store where the rooms are wired. */
export abstract class SessionsHealth {
  abstract status(): DependencyStatus;
}
