/** What somebody did to an object, as the change recorder saw it happen. Masked. */
export interface RecordedChange {
  /** RFC 3339. */
  readonly at: string;
  readonly kind: 'written' | 'created' | 'deleted';
  /** Who wrote it, as the API server recorded it; `null` where that is not told. */
  readonly by: string | null;
  /** What differs, one text a value: `DB_PORT 5432 → 543`; empty for what was created or deleted. */
  readonly what: readonly string[];
}

/** What was done, as a list of changes tells it: `was written`. */
export const DONE: Readonly<Record<RecordedChange['kind'], string>> = {
  written: 'was written',
  created: 'was created',
  deleted: 'was deleted',
};

/** What was written is dated to the second, ms. */
const SAME_MS = 2_000;

/** Whether two times are those of one write: as the object dates it, and as it was seen. */
export const isSameWrite = (one: string, other: string): boolean =>
  Math.abs(Date.parse(one) - Date.parse(other)) <= SAME_MS;
