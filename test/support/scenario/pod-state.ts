import type { Duration } from './duration.ts';

interface Ending {
  /** Exit code; 1 unless told. */
  readonly exit?: number;
  readonly reason?: string;
  readonly restarts?: number;
  /** Lines of the run that ended, the last ones last. */
  readonly log?: readonly string[];
  /** Termination message of the container. */
  readonly message?: string;
  /** How long it has been so; since the fault unless told. */
  readonly for?: Duration;
  /** The container that ends, where it is not the main one. */
  readonly container?: string;
}

interface Told {
  /** In the words of the component that says it. */
  readonly message: string;
  readonly for?: Duration;
  readonly count?: number;
}

/** What a pod is like, told by the one thing that is the matter with it. */
export type PodState =
  | 'ready'
  /** Its process ended with 0, as a Job's does. */
  | 'done'
  /** Its node does not answer. */
  | 'lost'
  | { readonly crashloop: Ending }
  /** OOM killed, again and again. */
  | { readonly oom: Ending & { readonly waiting?: boolean } }
  /** Runs and is ready; ended once, `for` ago. */
  | { readonly recovered: Ending }
  /** `waiting`: ImagePullBackOff unless told. */
  | { readonly image: Told & { readonly waiting?: string } }
  /** The container is not made for want of a ConfigMap, a Secret or a key. */
  | { readonly config: Told }
  /** The runtime cannot start the container: `reason` RunContainerError or StartError. */
  | { readonly start: Told & { readonly reason?: string; readonly exit?: number } }
  /** A volume or the sandbox: `reason` FailedMount unless told. */
  | { readonly creating: Told & { readonly reason?: string } }
  | { readonly pending: Told }
  /** Runs, readiness fails. */
  | { readonly unready: Told }
  /** The liveness probe has it restarted. */
  | { readonly liveness: Told & { readonly restarts?: number } }
  /** `init`: the init container that runs and waits, with its log. */
  | {
      readonly initializing: {
        readonly init: string;
        readonly log?: readonly string[];
        readonly for?: Duration;
      };
    }
  | { readonly initcrash: Ending & { readonly init: string } }
  /** Failed by the kubelet: `reason` Evicted unless told. */
  | { readonly evicted: Told & { readonly reason?: string } }
  /** Deleted and not gone. */
  | { readonly terminating: { readonly for: Duration; readonly finalizer?: string } }
  /** A Job's pod that failed. */
  | { readonly failed: Ending }
  /** No pod at all: the controller is refused one. */
  | { readonly refused: Told & { readonly reason?: string } };

export type StateName = PodState extends infer S ? (S extends string ? S : keyof S) : never;
