import type { Language } from '../../config/language.js';
import type { Finding } from '../../evidence/finding.js';
import { cut } from '../cut.js';
import type { PromptCase } from '../prompt-case.js';
import { withoutQuotedTimes } from '../reading/log-lines.js';
import { BLOCK_WEIGHT, oneLine, plainBlock, type Block } from './block.js';

const MAX_FINDINGS = 10;
/** Most supporting points of a finding, and characters of each text. */
const MAX_SUPPORT = 12;
const MAX_TEXT = 1000;
/** Longest quotation of what is shown anyway, in characters. */
const MAX_QUOTED = 80;

/**
 * What the rules found, or that they found nothing and what they looked at.
 * @param evidence the blocks of the evidence
 */
export const findingsBlock = (
  { diagnosis }: PromptCase,
  language: Language,
  evidence: readonly Block[],
): Block => {
  const { findings, checked } = diagnosis;
  const text =
    findings.length > 0
      ? findings
          .slice(0, MAX_FINDINGS)
          .map((finding) => findingText(finding, language, evidence))
          .join('\n')
      : `no rule found a cause; checked: ${checked.join(', ') || 'none'}`;
  return plainBlock('findings', 'the findings of the rules', text, BLOCK_WEIGHT.findings);
};

const findingText = (
  { rule, cause, confidence, evidence, support }: Finding,
  language: Language,
  blocks: readonly Block[],
): string =>
  [
    `${rule}, confidence ${confidence}, from ${evidence.join(', ')}: ${shown(cause[language])}`,
    ...support.slice(0, MAX_SUPPORT).map((point) => `- ${pointText(point[language], blocks)}`),
  ].join('\n');

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
