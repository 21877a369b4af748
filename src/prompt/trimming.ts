import type { Block } from './blocks/block.js';

/** What is left of the blocks when they must fit. */
export interface Trimmed {
  /** In their order. */
  readonly blocks: readonly Block[];
  /** Those that went, in the order in which they did. */
  readonly gone: readonly Block[];
  /** Those of which only a part is shown. */
  readonly shortened: readonly Block[];
  /** Tokens of what is left. */
  readonly tokens: number;
}

/**
 * Drops whole blocks, the lightest first and of equal ones the last, until the rest fits; one that can be told briefly is
 * so before it goes. What never goes may exceed the room.
 * @param room tokens
 * @param count tokens of a text as it stands in the prompt
 */
export const trimmed = (blocks: readonly Block[], room: number, count: (block: Block) => number): Trimmed => {
  const shown = new Map(blocks.map((block) => [block, { block, tokens: count(block) }]));
  let tokens = [...shown.values()].reduce((sum, entry) => sum + entry.tokens, 0);
  const replace = (original: Block, block: Block | null): void => {
    tokens -= shown.get(original)?.tokens ?? 0;
    shown.delete(original);
    if (block === null) return;
    const entry = { block, tokens: count(block) };
    shown.set(original, entry);
    tokens += entry.tokens;
  };
  const gone: Block[] = [];
  for (const block of blocks.toReversed().toSorted((a, b) => a.weight - b.weight)) {
    if (tokens <= room || block.weight === Infinity) break;
    if (block.brief !== null) replace(block, briefly(block, block.brief));
    if (tokens <= room) break;
    replace(block, null);
    gone.push(block);
  }
  const left = blocks.flatMap((block) => shown.get(block)?.block ?? []);
  return { blocks: left, gone, shortened: left.filter(({ isCut }) => isCut), tokens };
};

const briefly = (block: Block, brief: string): Block => ({
  ...block,
  text: brief,
  isCut: true,
  evidence: Object.fromEntries(Object.keys(block.evidence).map((id) => [id, brief])),
});
