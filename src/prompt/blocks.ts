import type { EvidenceId } from '../collectors/evidence.js';
import type { Language } from '../config/language.js';
import { cut, cutDeep } from './cut.js';
import { evidenceText, knownBodies } from './evidence-text.js';
import type { PromptCase, PromptLimits } from './prompt-case.js';

/** One part of the prompt that stands between markers, and may have to go when room is short. */
export interface Block {
  /** Name in the marker, such as `alerts` or `E3`. */
  readonly name: string;
  /** What a person reads when it was left out. */
  readonly title: string;
  readonly text: string;
  /** The lightest goes first; `Infinity` never goes. */
  readonly weight: number;
}

/** Alerts shown with labels and annotations; further ones are counted. */
const MAX_ALERTS = 5;
/** Bounds of texts that come from outside, in characters and entries. */
const MAX_LABEL_VALUE = 500;
const MAX_LABELS = 50;
const MAX_PREVIOUS = 6000;
const MAX_FINDINGS = 10;
const MAX_UNREAD = 40;

/** Above every piece of evidence (0 to 100), also of those that findings rest on. */
const WEIGHTS = { cited: 100, previous: 250, unread: 260, findings: 300, target: 400 } as const;

/** Everything the model is shown, in the order it reads it. */
export const blocksOf = (
  content: PromptCase,
  limits: PromptLimits,
  language: Language,
  maxBlock: number,
): readonly Block[] => [
  alertsBlock(content),
  { name: 'target', title: 'the target', text: JSON.stringify(content.target), weight: WEIGHTS.target },
  findingsBlock(content, language),
  ...evidenceBlocks(content, limits, maxBlock),
  ...unreadBlock(content),
  ...previousBlock(content),
];

/** The evidence that is the worst alert itself; shown with the alerts rather than twice. */
const alertEvidence = ({ collected }: PromptCase): EvidenceId | null =>
  collected.evidence.find(({ source }) => source === 'alert')?.id ?? null;

const alertsBlock = (content: PromptCase): Block => {
  const { members } = content;
  const id = alertEvidence(content);
  const shown = members.slice(0, MAX_ALERTS).map(({ alert }) => {
    const { status, labels, annotations, startsAt, endsAt, generatorURL } = alert;
    const bounded = cutDeep({ labels, annotations }, MAX_LABEL_VALUE, MAX_LABELS) as object;
    return {
      status,
      startsAt,
      endsAt,
      ...bounded,
      generatorURL: generatorURL && cut(generatorURL, MAX_LABEL_VALUE),
    };
  });
  const more = members.length - shown.length;
  const rest = more > 0 ? `\nand ${more} more of the same group` : '';
  return {
    name: 'alerts',
    title: 'the alerts',
    text: (id === null ? '' : `[${id}] `) + shown.map((alert) => JSON.stringify(alert)).join('\n') + rest,
    weight: Infinity,
  };
};

const findingsBlock = ({ diagnosis }: PromptCase, language: Language): Block => {
  const findings = diagnosis.findings.slice(0, MAX_FINDINGS).map((finding) => ({
    rule: finding.rule,
    cause: finding.cause[language],
    confidence: finding.confidence,
    evidence: finding.evidence,
    support: finding.support.map((text) => text[language]),
  }));
  const nothing = `no rule found a cause; checked: ${diagnosis.checked.join(', ') || 'none'}`;
  const text = findings.length > 0 ? findings.map((finding) => JSON.stringify(finding)).join('\n') : nothing;
  return { name: 'findings', title: 'the findings of the rules', text, weight: WEIGHTS.findings };
};

const evidenceBlocks = (content: PromptCase, limits: PromptLimits, maxBlock: number): readonly Block[] => {
  const { evidence, facts } = content.collected;
  const known = knownBodies(facts);
  const cited = new Set<EvidenceId>(content.diagnosis.findings.flatMap((finding) => finding.evidence));
  return evidence
    .filter(({ id, status }) => status === 'ok' && id !== alertEvidence(content))
    .map((item) => {
      const { heading, body } = evidenceText(item, known, limits);
      return {
        name: item.id,
        title: `${item.id} ${cut(item.title, 200)}`,
        text: cut(`${heading}\n${body}`, maxBlock),
        weight: item.weight + (cited.has(item.id) ? WEIGHTS.cited : 0),
      };
    })
    .toSorted((a, b) => b.weight - a.weight);
};

const unreadBlock = ({ collected }: PromptCase): readonly Block[] => {
  const unread = collected.evidence.filter(({ status }) => status !== 'ok');
  if (unread.length === 0) return [];
  const lines = unread
    .slice(0, MAX_UNREAD)
    .map(({ id, title, status, reason }) => cut(`[${id}] ${title}: ${status}; ${reason ?? ''}`, 400));
  return [
    {
      name: 'not-read',
      title: 'the list of what was not read',
      text: lines.join('\n'),
      weight: WEIGHTS.unread,
    },
  ];
};

const previousBlock = ({ previous }: PromptCase): readonly Block[] => {
  if (previous === null) return [];
  const { status, createdAt, summary, detail } = previous;
  const text = JSON.stringify({
    status: cut(status, 100),
    createdAt: createdAt && cut(createdAt, 100),
    summary: cut(summary, MAX_PREVIOUS),
    detail: cut(detail, MAX_PREVIOUS),
  });
  return [{ name: 'previous', title: 'the earlier analysis', text, weight: WEIGHTS.previous }];
};
