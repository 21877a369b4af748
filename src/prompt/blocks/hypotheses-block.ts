import type { Language } from '../../config/language.js';
import type { Finding } from '../../evidence/finding.js';
import { cut } from '../cut.js';
import type { PromptCase } from '../prompt-case.js';
import { evidenceIdsIn } from '../evidence-ids.js';
import { withoutQuotedTimes } from '../reading/log-lines.js';
import { BLOCK_WEIGHT, oneLine, plainBlock, type Block } from './block.js';
import { refutationOf } from './refutation.js';

const MAX_FINDINGS = 10;
/** Most supporting points of a finding, and characters of each text. */
const MAX_SUPPORT = 12;
const MAX_TEXT = 1000;
/** Longest quotation of what is shown anyway, in characters. */
const MAX_QUOTED = 80;

/**
 * What the rules found as hypotheses, each with what would refute it, or that they found nothing and what they looked at. How
 * sure the rules are is not told: the evidence stands before it.
 * @param evidence the blocks of the evidence
 */
export const hypothesesBlock = (
  { diagnosis }: PromptCase,
  language: Language,
  evidence: readonly Block[],
): Block => {
  const { findings, checked } = diagnosis;
  const text =
    findings.length > 0
      ? findings
          .slice(0, MAX_FINDINGS)
          .map((finding, at) => hypothesisText(finding, at, language, evidence))
          .join('\n')
      : `no rule found a cause; checked: ${checked.join(', ') || 'none'}`;
  return plainBlock('hypotheses', 'the hypotheses of the rules', text, BLOCK_WEIGHT.hypotheses);
};

const hypothesisText = (
  { rule, cause, evidence, support }: Finding,
  at: number,
  language: Language,
  blocks: readonly Block[],
): string => {
  const untold = support
    .map((point) => pointText(point[language], blocks))
    .filter((point) => !isShown(point, blocks))
    .slice(0, MAX_SUPPORT);
  return [
    `H${at + 1} ${rule} [${evidence.join(', ')}]: ${shown(cause[language])} Refuted if ${refutationOf(rule)}.`,
    ...untold.map((point) => `- ${point}`),
  ].join('\n');
};

/** A point that cites evidence in the prompt is read there; one that was worked out is told here. */
const isShown = (point: string, blocks: readonly Block[]): boolean => {
  const ids = evidenceIdsIn(point);
  return ids.length > 0 && ids.every((id) => blocks.some(({ evidence }) => Object.hasOwn(evidence, id)));
};

/** A long quotation is shown whole in its evidence, and here as its beginning. */
const pointText = (point: string, blocks: readonly Block[]): string => {
  const quoted = point.replace(/^"|"$/g, '');
  if (quoted.length <= MAX_QUOTED) return shown(point);
  const source = blocks.find(({ text }) => text.includes(quoted));
  return source === undefined
    ? shown(point)
    : `"${shown(quoted.slice(0, MAX_QUOTED))}…" (whole in ${source.name})`;
};

const shown = (text: string): string => cut(withoutQuotedTimes(oneLine(text)), MAX_TEXT);
