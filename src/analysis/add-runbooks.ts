import type { OperatorFunction } from 'rxjs';
import type { Runbooks } from '../runbooks/runbooks.js';
import type { DiagnosedCase } from './stages.js';
import { timed } from './timed.js';

/** Adds what the team wrote down about such an alert. */
export const addRunbooks = (
  runbooks: Pick<Runbooks, 'about'>,
): OperatorFunction<DiagnosedCase, DiagnosedCase> =>
  timed('diagnose', async (diagnosed) => {
    const { request, diagnosis, collected } = diagnosed;
    const { workload, object, pod, node, service } = collected.facts.target;
    const causes = diagnosis.story?.causes ?? [];
    const alerts = request.members.map(({ alert }) => alert);
    const kinds = [
      diagnosis.story?.subject?.split(' ')[0],
      ...causes.map(({ entity }) => entity.kind),
      workload?.kind,
      object?.kind,
      ...(pod === null ? [] : ['Pod']),
      ...(node === null ? [] : ['Node']),
      ...(service === null ? [] : ['Service']),
    ].filter((kind): kind is string => typeof kind === 'string');
    const about = {
      alerts: alerts.map(({ labels }) => labels),
      kinds,
      mechanisms: causes.map(({ mechanism }) => mechanism),
    };
    const links = alerts.flatMap(({ annotations }) => annotations['runbook_url'] ?? []);
    return { ...diagnosed, runbooks: await runbooks.about(about, links, request.signal) };
  });
