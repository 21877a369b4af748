import { worstMember, type AnalysisRequest } from '../request.js';

/**
 * Keys under which the summary of an analysis is kept and earlier ones are looked for (docs/history.md "Keys"): that of
 * the alert, also across incidents, and that of the alert in its incident, which the existing agent wrote too. An alert
 * always has a fingerprint here, so the form for those without one is not needed.
 */
export const summaryKeysOf = ({ members }: Pick<AnalysisRequest, 'members'>): readonly string[] => {
  const { alert, caller } = worstMember(members);
  const incident = caller.incidentId?.trim() ?? '';
  const ofAlert = `alert:${alert.fingerprint}`;
  return incident === '' ? [ofAlert] : [ofAlert, `${incident}:${alert.fingerprint}`];
};
