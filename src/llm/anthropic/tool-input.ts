/**
 * Arguments of a call as the API takes them: objects only. What a model wrote instead is shown back to it under the key
 * that Anthropic's documentation uses for that.
 */
export const inputOf = (text: string): Readonly<Record<string, unknown>> => {
  if (text.trim() === '') return {};
  try {
    const input: unknown = JSON.parse(text);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
  } catch {
    // No JSON at all is shown back in the same way.
  }
  return { INVALID_JSON: text };
};
