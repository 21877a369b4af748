/** Languages an answer can be written in. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same text in every language. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/** Reads a language as callers send it: trimmed, any case; anything else gives the default. */
export const languageOf = (text: string | null | undefined, fallback: Language): Language => {
  const wanted = text?.trim().toLowerCase();
  return LANGUAGES.find((language) => language === wanted) ?? fallback;
};
