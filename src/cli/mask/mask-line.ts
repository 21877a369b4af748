import type { ExplainingMasker, Explained } from '../../masking/explaining-masker.js';

/** What is written for one line of input. */
export interface MaskedLine {
  readonly text: string;
  readonly failed: boolean;
}

interface Asked {
  readonly id: unknown;
  readonly value: unknown;
}

const failure = (id: unknown, error: string): MaskedLine => ({
  text: JSON.stringify({ id, error }),
  failed: true,
});

/** The id of a line that is no JSON, as far as it can be read. */
const idOf = (line: string): string | null =>
  /^\s*\{\s*"id"\s*:\s*"((?:[^"\\]|\\.){0,256})"/.exec(line)?.[1] ?? null;

const parsed = (line: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch {
    return null;
  }
};

const askedIn = (record: object): Asked | null => {
  if (!('id' in record)) return null;
  if ('text' in record) return typeof record.text === 'string' ? { id: record.id, value: record.text } : null;
  return 'value' in record ? { id: record.id, value: record.value } : null;
};

const outOf = (
  { id, value }: Asked,
  masker: ExplainingMasker,
  explain: boolean,
): Readonly<Record<string, unknown>> => {
  const found: Explained[] = [];
  const out = masker.mask(value, explain ? (explained) => found.push(explained) : undefined).value;
  return { id, out, ...(explain && { found }) };
};

/** Answers one line `{"id", "text"}` or `{"id", "value"}`; a line that is none of them gets an error of its own. */
export const maskLine = (line: string, masker: ExplainingMasker, explain: boolean): MaskedLine => {
  const read = parsed(line);
  if (read === null) return failure(idOf(line), 'not JSON');
  const record = read.value;
  if (typeof record !== 'object' || record === null) return failure(null, 'not an object');
  const asked = askedIn(record);
  if (asked === null) {
    return failure('id' in record ? record.id : null, 'must have an "id" and either a "text" or a "value"');
  }
  return { text: JSON.stringify(outOf(asked, masker, explain)), failed: false };
};
