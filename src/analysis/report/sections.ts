/** A part of a detail: a heading and its bullets, each a line. */
export interface Section {
  readonly heading: string;
  readonly bullets: readonly string[];
}

/** Sections from headings and, in the same order, their bullets. */
export const sectionsOf = (
  headings: readonly string[],
  bullets: readonly (readonly string[])[],
): readonly Section[] => headings.map((heading, at) => ({ heading, bullets: bullets[at] ?? [] }));

/** Markdown as contract 5.1 has it: bold level-4 headings, blank lines between, `-` lists. Empty sections are left out. */
export const markdownOf = (sections: readonly Section[]): string =>
  sections
    .filter(({ bullets }) => bullets.length > 0)
    .map(({ heading, bullets }) => [`#### **${heading}**`, ...bullets.map(bullet)].join('\n'))
    .join('\n\n');

const bullet = (text: string): string => `- ${text.replaceAll(/\s*\n\s*/g, ' ')}`;
