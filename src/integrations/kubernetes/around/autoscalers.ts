import { autoscalerOf, listAutoscalers, type Autoscaler } from '../survey/autoscaler.collector.js';
import { valueOf } from '../../../evidence/reading.js';
import { trouble, unread, type Place, type Surrounding } from './surrounding.js';

const row = ({ metadata, spec, status }: Autoscaler) => ({
  name: metadata.name,
  minReplicas: spec?.minReplicas,
  maxReplicas: spec?.maxReplicas,
  currentReplicas: status?.currentReplicas,
  desiredReplicas: status?.desiredReplicas,
  lastScaleTime: status?.lastScaleTime,
  metrics: spec?.metrics,
  currentMetrics: status?.currentMetrics,
  conditions: status?.conditions?.map(({ type, status: value, reason, message, lastTransitionTime }) => ({
    type,
    status: value,
    reason,
    message,
    lastTransitionTime,
  })),
});

/** At its bound, or not able to scale at all. */
const isStuck = ({ spec, status }: Autoscaler): boolean => {
  const { currentReplicas, conditions = [] } = status ?? {};
  const atMost = spec?.maxReplicas !== undefined && currentReplicas === spec.maxReplicas;
  const unable = conditions.some(
    ({ type, status: value }) => (type === 'AbleToScale' || type === 'ScalingActive') && value === 'False',
  );
  return unable || atMost;
};

/** The autoscaler of the target's workload. */
export const autoscalers = async ({ reader, namespace, parts }: Place): Promise<Surrounding> => {
  const name = 'autoscaler';
  const [call, { workload }] = await Promise.all([listAutoscalers(reader, namespace), parts.owners]);
  const { outcome } = call;
  if (outcome.status !== 'ok') return unread(name, `autoscalers of namespace ${namespace}`, outcome);
  const scaled = valueOf(workload);
  const found = scaled === null ? null : autoscalerOf(outcome.value, scaled);
  if (found === null) return { name };
  const title = `horizontalpodautoscaler ${namespace}/${found.metadata.name}`;
  return isStuck(found)
    ? { name, trouble: trouble(call, `${title}: at its bound or unable to scale`, row(found)) }
    : { name, calm: row(found) };
};
