import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { KubeEvent, KubeObject } from '../../../evidence/objects.js';
import type { World } from './world.js';

interface WebhookConfiguration extends KubeObject {
  readonly webhooks?: readonly {
    readonly name: string;
    readonly clientConfig?: { readonly service?: { readonly name: string; readonly namespace: string } };
  }[];
}

const KINDS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const;
/** Most webhooks that are looked for. */
const MAX_WEBHOOKS = 3;

const CALLED = /failed calling webhook "([^"]+)"[^]*?https?:\/\/([a-z0-9-]+)\.([a-z0-9-]+)\.svc/i;
const NAMED = /webhook "([^"]+)"/i;

/** The configuration that a webhook of this name stands in. */
const configurationsOf = (world: World, webhook: string): readonly RelationDraft[] =>
  KINDS.flatMap((kind) =>
    world
      .objects<WebhookConfiguration>(kind, null)
      .filter(({ webhooks = [] }) => webhooks.some(({ name }) => name === webhook))
      .map(({ metadata }) => ({
        type: 'admitted by',
        to: { kind, namespace: null, name: metadata.name },
        detail: `webhook ${webhook}`,
      })),
  );

/** To the webhooks that refusals of the API server name: their configuration, and the Service that was asked. */
export const webhookBackends = (world: World, events: readonly KubeEvent[]): readonly RelationDraft[] => {
  const said = new Map(
    events.flatMap(({ message }) => {
      const name = NAMED.exec(message)?.[1];
      return name === undefined ? [] : [[name, message] as const];
    }),
  );
  return [...said].slice(0, MAX_WEBHOOKS).flatMap(([webhook, message]): readonly RelationDraft[] => {
    const [, , service, namespace] = CALLED.exec(message) ?? [];
    return [
      ...configurationsOf(world, webhook),
      ...(service === undefined || namespace === undefined
        ? []
        : [
            {
              type: 'admitted by',
              to: { kind: 'Service', namespace, name: service },
              detail: `webhook ${webhook}`,
            } as const,
          ]),
    ];
  });
};
