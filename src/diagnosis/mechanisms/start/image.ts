import { containerRule } from '../../kit/container-rule.js';
import type { Rule } from '../../kit/rule.js';
import { imageProblem, type ImageKind } from './image-problem.js';

const of = (mechanism: string, kind: ImageKind): Rule =>
  containerRule(mechanism, (seen) => imageProblem(seen, kind));

/** An image that cannot be had, by why. */
export const imageRules: readonly Rule[] = [
  of('image/not-found', 'not-found'),
  of('image/unauthorized', 'unauthorised'),
  of('image/rate-limit', 'rate-limited'),
  of('image/registry-unreachable', 'unreachable'),
  of('image/registry-untrusted', 'untrusted-registry'),
  of('image/wrong-platform', 'wrong-platform'),
  of('image/refused-by-policy', 'refused-by-policy'),
  of('image/no-space', 'no-space'),
  of('image/not-present', 'not-present'),
  of('image/invalid-name', 'invalid-name'),
  of('image/pull-failed', 'unknown'),
];
