import type { Known } from '../kit/rule.js';
import type { Explanation, Weighed } from './explanation.js';

/** A rival this near to the first cause leaves a doubt. */
const NEAR = 0.75;

/** What of a verdict tells how likely it is right. Numbers between 0 and 1. */
export interface Features {
  /**
   * How it is known; `quoted`: the cluster's own words or a symptom, which name a failure and not what is behind it; `bare`:
   * words that do not even hold a reason.
   */
  readonly known: Known | 'quoted' | 'bare';
  /** How badly the way from the alert is supported: 0 where every step was seen to fail. */
  readonly gap: number;
  /** Whether another finding, at another object, explains the alert almost as well. */
  readonly rival: number;
  /** Whether it is not known when it began. */
  readonly undated: number;
}

/** The features of a cause beside what else explains the alert. */
export const featuresOf = ({ finding, way, score }: Weighed, rivals: Explanation['rivals']): Features => {
  const { isLastResort, isSymptom, isBare, known, since, entity } = finding;
  const isOnlyTold = isLastResort || (isSymptom && known !== 'suggested');
  const near = rivals.some(
    (one) => one.why === 'less likely' && one.score >= score * NEAR && one.finding.entity.key !== entity.key,
  );
  return {
    known: isBare ? 'bare' : isOnlyTold ? 'quoted' : known,
    gap: 1 - (way?.support ?? 0),
    rival: near ? 1 : 0,
    undated: since === null ? 1 : 0,
  };
};
