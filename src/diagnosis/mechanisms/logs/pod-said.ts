import type { ErrorLine } from '../../../evidence/entity.js';
import { claim, type Claim } from '../../kit/rule.js';

/**
 * That a pod wrote a line. No colon stands between its name and the quotation: `token-issuer: "…"` reads as a secret and its
 * value, and the line would be masked wherever it is told.
 */
export const podSaid = ({ evidence, pod }: Pick<ErrorLine, 'evidence' | 'pod'>, text: string): Claim =>
  claim(evidence, `log of pod ${pod} says "${text}"`, `파드 ${pod} 로그: "${text}"`);
