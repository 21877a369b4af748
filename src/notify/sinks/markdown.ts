import type { Card } from '../notice/card.js';

/** What Markdown would make something of; code in backticks stays. */
const escaped = (text: string): string =>
  text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_~|[\]()#>]/g, String.raw`\$&`)))
    .join('');

/** A text that Markdown shows as it is, but for code in backticks. */
export const markdownText = escaped;

/** A card as Markdown, within so many characters. */
export const markdownOf = ({ title, summary, facts, lists, footer }: Card, most: number): string => {
  const parts = [
    `**${escaped(title)}**`,
    escaped(summary),
    facts.map(({ name, value }) => `**${escaped(name)}**: ${escaped(value)}`).join('\n'),
    ...lists.map((list) =>
      [`**${escaped(list.title)}**`, ...list.items.map((item) => `- ${escaped(item)}`)].join('\n'),
    ),
    escaped(footer),
  ].filter((part) => part !== '');
  const kept: string[] = [];
  let room = most;
  for (const part of parts) {
    if (part.length + 2 > room) break;
    kept.push(part);
    room -= part.length + 2;
  }
  return kept.join('\n\n');
};
