import type { Metrics } from './metric.js';

/** What people and machines outside are told. */
export const OF_NOTIFICATIONS = {
  kuberca_notifications_total: {
    type: 'counter',
    about: 'Messages to chats and other sinks, by what became of each try',
    act: 'failed or refused: look for not_notified in the log; throttled for long: raise updateEvery, or tell less in NOTIFY_ROUTES_FILE',
    labels: {
      sink: ['slack', 'mattermost', 'teams', 'discord', 'webhook', 'email'],
      outcome: ['told', 'throttled', 'failed', 'refused', 'unknown'],
    },
  },
} as const satisfies Metrics;
