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
