/** `{{card.title}}`, or `{{json group.labels}}` for a value as JSON. */
const PLACE = /\{\{\s*(json\s+)?([A-Za-z_][\w]*(?:\.[\w-]+)*)\s*\}\}/g;

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, step) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
          ? (inner as Readonly<Record<string, unknown>>)[step]
          : undefined,
      value,
    );

const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** A value within the quotes of JSON. */
const inQuotes = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Fills a template of JSON with what is told. What is not there is empty. */
export const filled = (template: string, notice: unknown): string =>
  template.replaceAll(PLACE, (_, asJson: string | undefined, path: string) => {
    const value = valueAt(notice, path);
    return asJson === undefined ? inQuotes(textOf(value)) : JSON.stringify(value ?? null);
  });
