const BRACKETED = /[([]\s*E\d{1,6}(?:\s*[,;]\s*E\d{1,6})*\s*[)\]]/g;

/** Ids of evidence that a text names in brackets, such as `(E3)` or `[E1, E2]`. A bare E1001 may be an error code. */
export const evidenceIdsIn = (text: string): readonly string[] => [
  ...new Set((text.match(BRACKETED) ?? []).flatMap((group) => group.match(/E\d+/g) ?? [])),
];
