import type { EvidenceId } from '../../evidence/evidence.js';
import { cut } from '../cut.js';
import type { PromptCase } from '../prompt-case.js';
import { alertEvidence } from './alerts-block.js';
import { BLOCK_WEIGHT, type Block } from './block.js';
import { evidenceText, knownBodies, type BlockLimits } from './evidence-text.js';
import { gapsBlock } from './gaps-block.js';
import { SaidOnce } from './said-once.js';

/** Longest title in a note about what was left out, in characters. */
const MAX_TITLE = 200;

/** Beyond what was read on the way from the subject. */
const FAR = 1000;

/**
 * The evidence from the subject outward, at one distance the weightiest first; then what was read and is empty, and what
 * could not be read. What findings rest on is kept longest when room is short.
 */
export const evidenceBlocks = (content: PromptCase, limits: BlockLimits): readonly Block[] => {
  const { evidence, facts } = content.collected;
  const { maxBlock } = limits;
  const known = knownBodies(facts);
  const said = new SaidOnce();
  const cited = new Set<EvidenceId>(content.diagnosis.findings.flatMap((finding) => finding.evidence));
  const read = evidence
    .filter(({ id, status }) => status === 'ok' && id !== alertEvidence(content))
    .map((item) => ({ item, weight: item.weight + (cited.has(item.id) ? BLOCK_WEIGHT.cited : 0) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ item, weight }) => ({ item, weight, shown: evidenceText(item, known, limits, said) }));
  const blocks = read
    .filter(({ shown }) => !shown.isEmpty)
    .toSorted((a, b) => (a.item.hops ?? FAR) - (b.item.hops ?? FAR))
    .map(({ item: { id, title }, weight, shown: { text, brief, whole, isCut } }) => ({
      name: id,
      title: `${id} ${cut(title, MAX_TITLE)}`,
      text: cut(text, maxBlock),
      brief: brief === null ? null : cut(brief, maxBlock),
      weight,
      isCut: isCut || text.length > maxBlock,
      evidence: { [id]: cut(whole, maxBlock) },
    }));
  const empty = read.filter(({ shown }) => shown.isEmpty).map(({ item }) => item);
  return [
    ...blocks,
    ...gapsBlock(
      empty,
      evidence.filter(({ status }) => status !== 'ok'),
    ),
  ];
};
