/** A block of data between markers: `name` tells what it is, `marker` is the word of this prompt (design.md 5). */
export const markedBlock = (name: string, marker: string, text: string): string =>
  `<<<${name} ${marker}>>>\n${text}\n<<<end ${name} ${marker}>>>`;
