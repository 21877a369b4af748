/**
 * What the name of a model tells: `old` before Gemini 3, `new` from it on, `unknown` for aliases such as
 * `gemini-flash-latest` and the names of gateways.
 */
export type Generation = 'old' | 'new' | 'unknown';

export const generationOf = (model: string): Generation => {
  const number = /(?:^|\/)gemini-(\d+)(?!\d)/.exec(model)?.[1];
  if (number === undefined) return 'unknown';
  return Number(number) < 3 ? 'old' : 'new';
};
