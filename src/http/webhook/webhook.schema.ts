import { z } from 'zod';

/**
 * The body of an alerting system. Only that it is an object is checked here: whose it is tells `intake/senders/`, and each
 * alert is checked on its own, later, so that one bad alert does not cost its neighbours.
 */
export const webhookBody = z
  .looseObject({
    alerts: z.unknown().optional().describe("Alertmanager's, Mimir's and Grafana's list of alerts"),
    truncatedAlerts: z.unknown().optional().describe('Alerts that the sender left out'),
  })
  .describe(
    "Alertmanager's webhook body, version 4, one alert of it, or the body of a sender of docs/senders.md",
  )
  .meta({
    id: 'AlertmanagerWebhook',
    examples: [
      {
        version: '4',
        status: 'firing',
        receiver: 'kuberca',
        alerts: [
          {
            status: 'firing',
            labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'checkout-6f7d9c5b8-x2k4q' },
            annotations: { summary: 'checkout restarts again and again' },
            startsAt: '2026-03-02T09:14:30Z',
          },
        ],
      },
    ],
  });

export type WebhookBody = z.output<typeof webhookBody>;

/** Body of a 200: how many alerts were stored, and how many were set aside as invalid. */
export const webhookResponse = z
  .object({ accepted: z.int().min(0), rejected: z.int().min(0) })
  .meta({ id: 'WebhookResponse' });
