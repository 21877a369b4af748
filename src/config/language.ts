/** Languages an answer can be written in. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same text in every language. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/**
 * The language that a list of locales names first, as `LANGUAGE` is set on desktops (gettext): `en_US:en`. `null` when the
 * text is no such list; the fallback when it names none of ours.
 */
export const languageOfLocales = (text: string, fallback: Language): Language | null => {
  if (!/^[a-z]{2,3}(_[a-z]{2})?([.@][\w-]+)*(:[\w.@-]*)*$/i.test(text) || !/[_:]/.test(text)) return null;
  const named = text.split(':').map((locale) => locale.toLowerCase().split(/[_.@]/)[0]);
  return LANGUAGES.find((language) => language === named.find((name) => isOurs(name))) ?? fallback;
};

const isOurs = (name: string | undefined): boolean => LANGUAGES.some((language) => language === name);

/** Reads a language as callers send it: trimmed, any case; anything else gives the default. */
export const languageOf = (text: string | null | undefined, fallback: Language): Language => {
  const wanted = text?.trim().toLowerCase();
  return LANGUAGES.find((language) => language === wanted) ?? fallback;
};
