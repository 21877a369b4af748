import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf } from '../../kit/look.js';
import { differenceText } from '../../told/change-text.js';
import { claim, type Claim, type Values } from '../../kit/rule.js';
import { lastChange } from './service-pods.js';

/** When something was last written or made; `null` where that is not known. RFC 3339. */
export const changedAt = (entity: Entity): string | null => lastChange(entity)?.at ?? null;

/** That something was written, when and by whom; where it was recorded, what differs. */
export const writtenClaims = (entity: Entity, graph: CaseGraph): readonly Claim[] => {
  const change = lastChange(entity);
  if (change === null) return [];
  const by = change.by === null ? { en: '', ko: '' } : { en: ` by ${change.by}`, ko: ` (${change.by})` };
  const { en, ko } = differenceText(change.differs);
  return [
    claim(
      evidenceOf(entity, graph),
      `last written at ${change.at}${by.en}${en === '' ? '' : `: ${en}`}`,
      `마지막 변경 ${change.at}${by.ko}${ko === '' ? '' : `: ${ko}`}`,
    ),
  ];
};

/** `at` and `by` of the last write, as far as they are known. */
export const writtenValues = (entity: Entity): Values => {
  const change = lastChange(entity);
  return present({ at: change?.at, by: change?.by });
};

/** Whether something was written within this time before the alert, or since. */
export const isWrittenWithin = (entity: Entity, graph: CaseGraph, beforeMs: number): boolean => {
  const at = changedAt(entity);
  return at !== null && Date.parse(at) >= graph.parts.startedMs - beforeMs;
};

/** The values that are known. */
export const present = (values: Readonly<Record<string, string | null | undefined>>): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, value] as const],
    ),
  );

/** `Deployment cart`. */
export const titleOf = ({ ref }: Entity): string => `${ref.kind} ${ref.name}`;
