/** A kind whose changes are recorded. */
export interface WatchedKind {
  readonly apiVersion: string;
  readonly plural: string;
  readonly kind: string;
  /** Fields below the object that somebody writes; status and metadata are written by themselves. */
  readonly parts: readonly string[];
  /** Whether clusters have it only with an add-on. */
  readonly isOptional?: true;
  /** Whether it has no namespace. */
  readonly isClusterWide?: true;
}

/** A kind of which its spec is what somebody writes, unless told otherwise. */
export const watchedKind = (
  apiVersion: string,
  plural: string,
  kind: string,
  parts: readonly string[] = ['spec'],
): WatchedKind => ({ apiVersion, plural, kind, parts });

/** One that clusters have only with an add-on. */
export const addedKind = (apiVersion: string, plural: string, kind: string): WatchedKind => ({
  ...watchedKind(apiVersion, plural, kind),
  isOptional: true,
});
