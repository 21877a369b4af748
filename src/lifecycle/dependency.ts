/**
 * How something the service leans on is doing. It may be down without the pod leaving its Service (docs/http-api.md
 * "Readiness").
 */
export interface DependencyStatus {
  /** `disabled`: not configured, which is no fault. */
  readonly state: 'up' | 'down' | 'disabled';
  /** Why it is not up; `null` when there is nothing to say. */
  readonly detail: string | null;
}
