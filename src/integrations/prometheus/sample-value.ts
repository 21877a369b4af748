const INFINITE: ReadonlyMap<string, number> = new Map([
  ['+Inf', Number.POSITIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
]);

/** A sample's value, which comes as text: `Number` reads `+Inf` as NaN. Other text is NaN. */
export const sampleValue = (text: string): number =>
  INFINITE.get(text) ?? (text.trim() === '' ? Number.NaN : Number(text));

/** The same as text: `NaN`, `+Inf` and `-Inf` as Prometheus writes them. */
export const sampleText = (value: number): string => {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
};
