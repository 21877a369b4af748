/** The object or list that a text holds as JSON; `null` where it holds none. */
export const parsedObject = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
};
