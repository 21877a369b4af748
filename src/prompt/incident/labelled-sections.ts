const PARTS = {
  title: ['title', '제목'],
  summary: ['summary', '요약'],
  detail: ['detail', '상세 분석', '상세'],
} as const;
type Part = keyof typeof PARTS;

const WORDS = Object.values(PARTS).flat().join('|');
/** `## Title`, `**Title**: text`, `Title: text`, `1. **Title** text`: a mark, the word, perhaps another mark, the text. */
const LABEL = new RegExp(
  `^\\s*(?:\\d+[.)]\\s*)?(#+\\s*(?:\\d+[.)]\\s*)?)?(\\*\\*)?\\s*(${WORDS})s?\\s*(\\*\\*)?\\s*([:：])?\\s*(\\*\\*)?\\s*(.*)$`,
  'i',
);

/** Title and summary end at any heading; a bold line is one unless it is all there is. */
const HEADING = /^\s*#+\s/;
const BOLD_LINE = /^\s*\*\*[^*]+\*\*\s*[:：]?\s*$/;
const endsAt = (line: string, before: readonly string[]): boolean =>
  HEADING.test(line) || (BOLD_LINE.test(line) && before.some((each) => each.trim() !== ''));

/** Longest line that is looked at; a label stands at the start of a short one. */
const MAX_LINE = 2000;

interface Label {
  readonly part: Part;
  readonly text: string;
}

const labelOf = (line: string): Label | null => {
  const [, heading, bold, word = '', , colon, , text = ''] = LABEL.exec(line.slice(0, MAX_LINE)) ?? [];
  if (heading === undefined && bold === undefined && colon === undefined) return null;
  const lower = word.toLowerCase();
  const part = (Object.keys(PARTS) as Part[]).find((name) => PARTS[name].some((known) => known === lower));
  return part === undefined ? null : { part, text };
};

/** The parts of an incident's report that a text marks by a heading or a label; `''` for those it does not. */
export const labelledSections = (whole: string): Readonly<Record<Part, string>> => {
  const found: Record<Part, string[]> = { title: [], summary: [], detail: [] };
  let part: Part | null = null;
  for (const line of whole.split('\n')) {
    // Headings inside the detail belong to it.
    const label: Label | null = part === 'detail' ? null : labelOf(line);
    if (label !== null) {
      part = label.part;
      if (label.text !== '') found[part].push(label.text);
    } else if (part !== null && part !== 'detail' && endsAt(line, found[part])) part = null;
    else if (part !== null) found[part].push(line);
  }
  const textOf = (lines: readonly string[]): string => lines.join('\n').trim();
  return {
    title: textOf(found.title).split('\n')[0] ?? '',
    summary: textOf(found.summary),
    detail: textOf(found.detail),
  };
};
