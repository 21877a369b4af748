import { z } from 'zod';
import type { Card, Tone } from '../../notice/card.js';
import { addressIn, hasOneAddress, ONE_ADDRESS, webhookAddress } from '../address.js';
import { markdownText } from '../markdown.js';
import { type Sink, sinkKind, type SinkTools } from '../sink.js';
import { failureOfWire, withSecrets } from '../wire.js';

/** Bound of a message to a workflow, bytes (Microsoft's "Rate limits": 28 KB for the card). */
const MAX_BYTES = 27_000;

const STYLES: Readonly<Record<Tone, string>> = {
  critical: 'attention',
  warning: 'warning',
  info: 'accent',
  over: 'good',
};

const settings = z
  .strictObject({ kind: z.literal('teams'), ...webhookAddress })
  .refine(hasOneAddress, ONE_ADDRESS);

const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });

const bodyOf = ({ title, tone, summary, facts, lists, footer }: Card) => [
  {
    type: 'Container',
    style: STYLES[tone],
    bleed: true,
    items: [block(markdownText(title), { weight: 'Bolder', size: 'Medium' })],
  },
  ...(summary === '' ? [] : [block(markdownText(summary))]),
  ...(facts.length === 0
    ? []
    : [
        {
          type: 'FactSet',
          facts: facts.map(({ name, value }) => ({ title: markdownText(name), value: markdownText(value) })),
        },
      ]),
  ...lists.flatMap((list) => [
    block(markdownText(list.title), { weight: 'Bolder' }),
    block(list.items.map((item) => `- ${markdownText(item)}`).join('\r')),
  ]),
  block(markdownText(footer), { isSubtle: true, size: 'Small' }),
];

const messageOf = (card: Card) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        msteams: { width: 'Full' },
        body: bodyOf(card),
      },
    },
  ],
});

const fittingMessage = (card: Card) => {
  const whole = messageOf(card);
  return Buffer.byteLength(JSON.stringify(whole)) <= MAX_BYTES ? whole : messageOf({ ...card, lists: [] });
};

/** The webhook of a workflow (Power Automate): takes adaptive cards, and cannot change what it posted. */
const open = (given: z.output<typeof settings>, { wire, masker }: SinkTools): Sink => {
  const address = addressIn(given);
  return {
    edits: false,
    isIdempotent: false,
    readers: 'people',
    tell: ({ notice }, signal) =>
      withSecrets(async () => {
        const json = masker.derive(notice, ({ card }) => fittingMessage(card)).value;
        const answer = await wire.sendJson({ url: await address(), json }, signal);
        return failureOfWire(answer) ?? { kind: 'told', story: null };
      }),
  };
};

export const teams = sinkKind('teams', settings, open);
