import { isObject, listAt, namedValues, textAt } from './fields.js';
import { alerts, nothing, refused, type Sender } from './sender.js';
import { translated, withoutData } from './translated.js';

const NAME = 'Grafana (dashboard alerts)';

/** One series that a rule matched. */
const matched = (match: unknown): string => `${textAt(match, 'metric')}=${textAt(match, 'value')}`;

/** Alerts of dashboards, as Grafana sent them up to version 10. */
export const grafanaLegacy: Sender = {
  name: NAME,
  word: 'grafana',
  knownBy: 'ruleName and state',
  recognises: (body) => 'ruleName' in body && 'state' in body && ('ruleId' in body || 'evalMatches' in body),
  read: (body) => {
    const state = textAt(body, 'state').toLowerCase();
    if (['paused', 'pending', 'unknown'].includes(state)) return nothing(`the rule is ${state}`);
    if (!['alerting', 'no_data', 'ok'].includes(state))
      return refused(`${NAME}: state must be alerting, no_data or ok`);
    const matches = listAt(body, 'evalMatches').filter(isObject);
    const rule = textAt(body, 'ruleName');
    const named = state === 'no_data' ? withoutData(rule) : { name: rule, labels: {} };
    const tags = namedValues(matches[0]?.['tags']);
    return alerts(
      translated({
        sender: NAME,
        status: state === 'ok' ? 'resolved' : 'firing',
        name: named.name,
        identity: [textAt(body, 'orgId'), textAt(body, 'ruleId') || rule],
        severity: tags['severity'] ?? '',
        labels: { ...tags, ...namedValues(body['tags']), ...named.labels },
        annotations: {
          summary: textAt(body, 'title'),
          description: textAt(body, 'message'),
          values: matches.map(matched).join(', '),
          imageURL: textAt(body, 'imageUrl'),
        },
        link: textAt(body, 'ruleUrl'),
      }),
    );
  },
};
