import { isNodeTarget, type Target } from '../../../alerts/target.js';
import { valueOf } from '../../../evidence/reading.js';
import type { SurveyParts } from '../../kubernetes/survey/survey.js';

/**
 * The pod whose lines only Loki can have: the named one when it is gone or could not be read, or one of which a log could
 * not be read. `null` when the cluster itself gave the logs, or no pod is known.
 */
export const podWithoutLogs = async (target: Target, parts: SurveyParts): Promise<string | null> => {
  if (isNodeTarget(target) || target.namespace === null) return null;
  if (target.pod !== null && valueOf(await parts.named) === null) return target.pod;
  const [chosen, logs] = await Promise.all([parts.chosen, parts.logs]);
  const unread = logs.some(({ reading }) => reading !== null && reading.outcome.status !== 'ok');
  return unread ? (valueOf(chosen)?.metadata.name ?? null) : null;
};
