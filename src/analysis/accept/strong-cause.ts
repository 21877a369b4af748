import type { Diagnosis, ToldCause } from '../../evidence/finding.js';

/** From this confidence on, what the rules say is not given up for an answer that says less. */
const STRONG = 0.6;

/** The rules' first cause where it is strong: stated by Kubernetes or shown by two facts; else `null`. */
export const strongCauseOf = ({ story }: Pick<Diagnosis, 'story'>): ToldCause | null => {
  const [cause] = story?.causes ?? [];
  return cause !== undefined && cause.known !== 'suggested' && cause.confidence >= STRONG ? cause : null;
};
