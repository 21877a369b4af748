import type { EvidenceId } from '../../evidence/evidence.js';

/** One part of the prompt that stands between markers, and may have to go when room is short. */
export interface Block {
  /** Name in the marker, such as `alerts` or `E3`. */
  readonly name: string;
  /** What a person reads when it was left out. */
  readonly title: string;
  readonly text: string;
  /** What is shown before it goes altogether; `null` when less of it would say nothing. */
  readonly brief: string | null;
  /** The lightest goes first; `Infinity` never goes. */
  readonly weight: number;
  /** Whether a part was cut off already. */
  readonly isCut: boolean;
  /** The evidence in it as text by id, with what the prompt says only once spelled out. */
  readonly evidence: Readonly<Record<EvidenceId, string>>;
}

/** Above every piece of evidence (0 to 100), also of those that findings rest on. */
export const BLOCK_WEIGHT = {
  cited: 100,
  history: 240,
  previous: 250,
  gaps: 260,
  runbooks: 245,
  hypotheses: 300,
  target: 400,
  alerts: Infinity,
} as const;

/** A block that is shown whole or not at all, and is no evidence. */
export const plainBlock = (name: string, title: string, text: string, weight: number): Block => ({
  name,
  title,
  text,
  brief: null,
  weight,
  isCut: false,
  evidence: {},
});

/** Text from the cluster as part of one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
