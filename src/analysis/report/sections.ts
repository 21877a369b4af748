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

/**
 * Markdown of a detail (docs/model.md "Headings"): bold level-4 headings, blank lines between, `-` lists. Empty
 * sections are left out.
 */
export const markdownOf = (sections: readonly Section[]): string =>
  sections
    .filter(({ bullets }) => bullets.length > 0)
    .map(({ heading, bullets }) => [`#### **${heading}**`, ...bullets.map(bullet)].join('\n'))
    .join('\n\n');

/**
 * A Markdown text with further bullets at the end of the section under a heading; the section is added at the end when
 * there is none. Headings are compared by their words alone.
 */
export const withBullets = (markdown: string, heading: string, bullets: readonly string[]): string => {
  if (bullets.length === 0) return markdown;
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => headingOf(line) === heading.toLowerCase());
  if (start < 0) {
    return [markdown.trimEnd(), markdownOf([{ heading, bullets }])]
      .filter((part) => part !== '')
      .join('\n\n');
  }
  const next = lines.findIndex((line, at) => at > start && headingOf(line) !== null);
  let end = next < 0 ? lines.length : next;
  while (lines[end - 1]?.trim() === '') end -= 1;
  return [...lines.slice(0, end), ...bullets.map(bullet), ...lines.slice(end)].join('\n');
};

/** The words of a heading in small letters; `null` for a line that is none. */
const headingOf = (line: string): string | null =>
  /^\s*#{1,6}\s+(.*)$/.exec(line)?.[1]?.replaceAll(/[*_:]/g, '').trim().toLowerCase() ?? null;

const bullet = (text: string): string => `- ${text.replaceAll(/\s*\n\s*/g, ' ')}`;
