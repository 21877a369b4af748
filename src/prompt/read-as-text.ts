import type { Answer } from './answer.js';
import { cut } from './cut.js';
import { evidenceIdsIn } from './evidence-ids.js';

/** Longest summary made from a paragraph, in characters. */
const MAX_SUMMARY = 300;
const MAX_TEXT = 32_000;
const MAX_CITATIONS = 50;

const WORDS = {
  summary: ['summary', '요약'],
  detail: ['detail', '상세 분석', '상세'],
} as const;
type Part = keyof typeof WORDS;

/**
 * Reads a reply that is no JSON as Markdown (docs/model.md "Reading a reply"). Both languages get the same text. Lines
 * that name evidence count as citations, so that they can be checked like those of a structured answer.
 */
export const readAsText = (reply: string): Answer => {
  const whole = cut(withoutFence(reply.trim()), MAX_TEXT);
  const sections = sectionsOf(whole);
  const summary = sections.summary || firstParagraph(whole);
  const detail = sections.detail || whole;
  return {
    summary: { en: summary, ko: summary },
    detail: { en: detail, ko: detail },
    written: /[가-힣]/.test(summary) ? ['ko'] : ['en'],
    relation: null,
    impact: null,
    whyNow: null,
    cause: null,
    confidence: null,
    chain: [],
    citations: citationsIn(whole),
    ruledOut: [],
    nextSteps: [],
    missingEvidence: [],
  };
};

/** The first paragraph that is neither heading nor label, at most 300 characters and `…`; else the start of the text. */
export const firstParagraph = (text: string): string => {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) =>
    paragraph
      .split('\n')
      .filter((line) => headingLevel(line) === 0 && !/[:：]\s*\**\s*$/.test(line))
      .join(' ')
      .trim(),
  );
  const first = paragraphs.find((paragraph) => paragraph !== '') ?? text.trim();
  return first.length > MAX_SUMMARY ? cut(first, MAX_SUMMARY + 1) : first;
};

/** The text inside a code fence around the whole of it. */
export const withoutFence = (text: string): string => {
  const lines = text.split('\n');
  return lines.length >= 3 && text.startsWith('```') ? lines.slice(1, -1).join('\n').trim() : text;
};

const sectionsOf = (text: string): Readonly<Record<Part, string>> => {
  const found: Record<Part, string[]> = { summary: [], detail: [] };
  let part: Part | null = null;
  let level = 0;
  for (const line of text.split('\n')) {
    const depth = headingLevel(line);
    // Deeper headings of the detail (#### Root Cause, #### Summary of events) belong to it.
    const named: Part | null = part === 'detail' && depth > level ? null : partNamedBy(line);
    if (named !== null) {
      part = named;
      level = depth;
    } else if (part === 'summary' && depth > 0) part = null;
    else if (part !== null) found[part].push(line);
  }
  return { summary: found.summary.join('\n').trim(), detail: found.detail.join('\n').trim() };
};

/** How many `#` a line starts with; 0 for a line that is no heading. */
const headingLevel = (line: string): number => /^\s*(#+)/.exec(line)?.[1]?.length ?? 0;

/**
 * Which part a line opens: a Markdown heading with one of its words, or a label that is nothing but the word and a
 * colon. A sentence that merely ends in "… detail:" opens nothing.
 */
const partNamedBy = (line: string): Part | null => {
  const lower = line.trim().toLowerCase();
  const isHeading = headingLevel(lower) > 0;
  const label = /^[\s\d.)*_-]*([^:：*_]+)[\s*_]*[:：][\s*_]*$/.exec(lower)?.[1]?.trim();
  for (const part of ['summary', 'detail'] as const) {
    const words: readonly string[] = WORDS[part];
    if (isHeading && words.some((word) => lower.includes(word))) return part;
    if (label !== undefined && (words.includes(label) || words.includes(label.replace(/s$/, ''))))
      return part;
  }
  return null;
};

const citationsIn = (text: string): Answer['citations'] =>
  text
    .split('\n')
    .flatMap((line) => {
      const claim = cut(line.replace(/^[\s\-*#]+/, '').trim(), MAX_SUMMARY);
      return evidenceIdsIn(line).map((evidence) => ({ claim, evidence, quote: null }));
    })
    .slice(0, MAX_CITATIONS);
