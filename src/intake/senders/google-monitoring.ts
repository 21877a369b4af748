import { at, isObject, namedValues, objectAt, scalarsOf, textAt, timeAt } from './fields.js';
import { alerts, refused, type Sender } from './sender.js';
import { translated } from './translated.js';

const NAME = 'Google Cloud Monitoring';

/** Notification channel "webhook" of Google Cloud Monitoring, schema 1.1 and 1.2. */
export const googleMonitoring: Sender = {
  name: NAME,
  word: 'google',
  knownBy: 'incident with incident_id and state',
  recognises: ({ incident }) =>
    isObject(incident) && ('incident_id' in incident || 'policy_name' in incident),
  read: (body) => {
    const incident = objectAt(body, 'incident');
    const state = textAt(incident, 'state').toLowerCase();
    if (!['open', 'closed'].includes(state)) return refused(`${NAME}: incident.state must be open or closed`);
    const name = textAt(incident, 'policy_name') || textAt(incident, 'condition_name');
    if (name === '') return refused(`${NAME}: incident.policy_name must name the policy`);
    const userLabels = namedValues(incident['policy_user_labels']);
    const severity = textAt(incident, 'severity').replace(/^no severity$/i, '');
    return alerts(
      translated({
        sender: NAME,
        status: state === 'open' ? 'firing' : 'resolved',
        name,
        identity: [textAt(incident, 'incident_id')],
        severity: severity || (userLabels['severity'] ?? ''),
        labels: {
          ...userLabels,
          ...scalarsOf(at(incident, 'metadata', 'system_labels')),
          ...namedValues(at(incident, 'resource', 'labels')),
          ...namedValues(at(incident, 'metric', 'labels')),
        },
        annotations: {
          summary: textAt(incident, 'summary'),
          description: textAt(incident, 'documentation', 'content') || textAt(incident, 'documentation'),
          condition: textAt(incident, 'condition_name'),
          metric: textAt(incident, 'metric', 'type'),
          value: textAt(incident, 'observed_value'),
          threshold: textAt(incident, 'threshold_value'),
          resource:
            textAt(incident, 'resource_display_name') ||
            textAt(incident, 'resource_name') ||
            textAt(incident, 'resource', 'type'),
        },
        startsAt: timeAt(incident, 'started_at'),
        endsAt: timeAt(incident, 'ended_at'),
        link: textAt(incident, 'url'),
      }),
    );
  },
};
