/** A part of a Markdown text. */
export interface Segment {
  readonly kind: 'prose' | 'code' | 'block';
  /** As it stands there, fences included. */
  readonly text: string;
  /** What is between the fences. */
  readonly inner: string;
  /** The opening fence with what is written behind it, and the closing one. */
  readonly fences: readonly [string, string];
}

const FENCED =
  /(?<open>(?:^|(?<=\n))[ \t]*(?<fence>`{3,}|~{3,})[^\n]*\n)(?<block>[\s\S]*?)(?<close>\n[ \t]*\k<fence>[`~]*[ \t]*(?=\n|$)|$)|(?<tick>`+)(?<code>[^`\n](?:[^\n]*?[^`\n])?)\k<tick>(?!`)/g;

/** The parts of a Markdown text in their order: what is prose, inline code, and fenced blocks. */
export const segmentsOf = (text: string): readonly Segment[] => {
  const segments: Segment[] = [];
  let from = 0;
  const prose = (end: number): void => {
    const part = text.slice(from, end);
    if (part !== '') segments.push({ kind: 'prose', text: part, inner: part, fences: ['', ''] });
  };
  for (const { 0: whole, index, groups = {} } of text.matchAll(FENCED)) {
    prose(index);
    from = index + whole.length;
    const { open, block, close = '', tick = '', code = '' } = groups;
    segments.push(
      open === undefined
        ? { kind: 'code', text: whole, inner: code, fences: [tick, tick] }
        : { kind: 'block', text: whole, inner: block ?? '', fences: [open, close] },
    );
  }
  prose(text.length);
  return segments;
};
