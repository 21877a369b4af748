import type { WorkloadKind } from '../../target.js';
import type { ObjectKind } from '../object-kinds.js';

/** What a label can name besides the objects of `object-kinds.ts`. */
export type Part = 'cluster' | 'namespace' | 'node' | 'pod' | 'container' | 'workload' | 'service';

/** One label of a sender's vocabulary and what it names. Terms of a table stand in the order in which they are asked. */
export interface Term {
  /** The label's name; case and separators do not matter (`k8s.pod.name` and `k8sPodName` are `k8s_pod_name`). */
  readonly label: string;
  readonly names: Part | ObjectKind;
  /** Who sends it; for the reader of the table. */
  readonly of: string;
  /** Of a label that names a workload: its kind, where the label tells it. */
  readonly kind?: WorkloadKind;
  /** A scrape adds a label of this name itself, so its value may be where the exporter runs. */
  readonly scrape?: true;
  /** Of a label that names a service: it is the name of a Service, no guess. */
  readonly certain?: true;
  /** Counts only beside one of these labels. */
  readonly beside?: readonly string[];
  /** Counts only without any of these labels. */
  readonly without?: readonly string[];
  /** Counts only in alerts whose name is like this. */
  readonly alert?: RegExp;
  /** Counts only if its value has this form. */
  readonly form?: RegExp;
}
