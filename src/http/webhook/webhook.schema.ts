import { z } from 'zod';

/**
 * Alertmanager's webhook body, version 4. Only what is used is checked: what makes it a webhook is its list of alerts, and
 * each alert is checked on its own, later, so that one bad alert does not cost its neighbours.
 */
export const webhookBody = z
  .object({
    alerts: z.array(z.unknown()),
    truncatedAlerts: z
      .number()
      .nullish()
      .transform((count) => count ?? 0),
  })
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
