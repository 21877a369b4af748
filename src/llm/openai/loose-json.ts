/** Compatible servers leave out, or change, what OpenAI always sends: nothing about their JSON is taken for granted. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON object; none of anything else. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** The items of a JSON array; none of anything else. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text; `''` for anything else. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A count of tokens; 0 for anything else. */
export const countIn = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;

/** Whether a text is a whole JSON object. */
export const isJsonObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};
