import { azureContext } from './azure-contexts.js';
import { azureResource } from './azure-resource.js';
import { listAt, objectAt, scalarsOf, textAt, textOf, timeAt } from './fields.js';
import { alerts, refused, type Sender, type SentBody, type Translation } from './sender.js';
import { translated } from './translated.js';

const NAME = 'Azure Monitor';
const SCHEMA = 'azureMonitorCommonAlertSchema';

/** Trouble of a service or a resource is over when its own state says so: the condition stays "Fired" there. */
const isOver = (condition: string, context: SentBody): boolean => {
  if (condition === 'resolved') return true;
  const states = [['status'], ['properties', 'stage'], ['properties', 'currentHealthStatus']];
  const said = states.map((path) => textAt(context, ...path).toLowerCase());
  const ofHealth = /health/i.test(textAt(context, 'eventSource')) || 'channels' in context;
  return ofHealth && (said.includes('resolved') || said[2] === 'available');
};

const readCommon = (body: SentBody): Translation => {
  const essentials = objectAt(body, 'data', 'essentials');
  const context = objectAt(body, 'data', 'alertContext');
  const condition = textAt(essentials, 'monitorCondition').toLowerCase();
  const rule = textAt(essentials, 'alertRule');
  if (!['fired', 'resolved'].includes(condition))
    return refused(`${NAME}: data.essentials.monitorCondition must be Fired or Resolved`);
  const { labels, annotations } = azureContext(context);
  const name = labels['alertname'] ?? rule;
  if (name === '') return refused(`${NAME}: data.essentials.alertRule must name the rule`);
  const targets = listAt(essentials, 'alertTargetIDs').map(textOf);
  const trackingId = textAt(context, 'properties', 'trackingId');
  const id = trackingId || textAt(essentials, 'alertId') || textAt(essentials, 'originAlertId');
  const health = textAt(context, 'properties', 'impactStartTime');
  return alerts(
    translated({
      sender: NAME,
      status: isOver(condition, context) ? 'resolved' : 'firing',
      name,
      identity: [id],
      severity: textAt(essentials, 'severity'),
      labels: { ...azureResource(targets[0] ?? ''), ...labels },
      annotations: {
        summary: textAt(context, 'properties', 'title'),
        description: textAt(essentials, 'description'),
        monitoringService: textAt(essentials, 'monitoringService'),
        targets: targets.join('\n'),
        ...scalarsOf(objectAt(body, 'data', 'customProperties')),
        ...annotations,
      },
      startsAt: health || timeAt(essentials, 'firedDateTime'),
      endsAt: timeAt(essentials, 'resolvedDateTime'),
      link: textAt(essentials, 'investigationLink'),
    }),
  );
};

/** Action groups of Azure Monitor with the common alert schema. */
export const azureMonitor: Sender = {
  name: NAME,
  word: 'azure',
  knownBy: `schemaId ${SCHEMA}`,
  recognises: ({ schemaId }) =>
    typeof schemaId === 'string' && /^(?:azureMonitor|Microsoft\.Insights)/i.test(schemaId),
  read: (body) =>
    body['schemaId'] === SCHEMA
      ? readCommon(body)
      : refused(`${NAME}: turn on the common alert schema in the action group (schemaId must be ${SCHEMA})`),
};
