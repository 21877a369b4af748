import { z } from 'zod';

const schema = z.object({
  version: z.literal(1, 'version must be 1'),
  recordedAt: z.iso.datetime({ offset: true, error: 'recordedAt must be an RFC 3339 time' }),
  kinds: z.array(z.string().min(1), 'kinds must be a list of kinds'),
  namespaces: z.array(z.string().min(1), 'namespaces must be a list of names').optional(),
  reads: z.array(z.string(), 'reads must be a list of requests').optional(),
});

/** What `snapshot.json` says about a recorded cluster. */
export interface SnapshotManifest {
  readonly recordedAt: Date;
  /** Kinds that are complete: `Pod`, `pods`, `deployments.apps` or `apps/v1/Deployment`. Others were not recorded. */
  readonly kinds: readonly string[];
  /** Namespaces that were recorded; all when `null`. */
  readonly namespaces: readonly string[] | null;
  /** Requests whose answer was recorded, though their kind or namespace was not, as `readKey` names them. */
  readonly reads: ReadonlySet<string>;
}

/** @throws Error that says what is wrong with the text */
export const parseSnapshotManifest = (text: string): SnapshotManifest => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('snapshot.json is not JSON');
  }
  const read = schema.safeParse(json);
  if (!read.success) throw new Error(`snapshot.json: ${read.error.issues[0]?.message ?? 'unreadable'}`);
  const { recordedAt, kinds, namespaces, reads } = read.data;
  return {
    recordedAt: new Date(recordedAt),
    kinds,
    namespaces: namespaces ?? null,
    reads: new Set(reads),
  };
};
