import { z } from 'zod';
import type { Card, Tone } from '../../notice/card.js';
import { addressIn, hasOneAddress, ONE_ADDRESS, webhookAddress } from '../address.js';
import { markdownText } from '../markdown.js';
import { type Sink, sinkKind, type SinkTools } from '../sink.js';
import type { Told } from '../told.js';
import { failureOfWire, jsonOf, throttled, withSecrets } from '../wire.js';
import type { Submitted } from '../../../transport/submit.js';

/** Bounds of an embed, in characters (Discord's reference, "Embed Limits"): all of it is at most 6000. */
const MAX = { title: 256, description: 2500, name: 256, value: 350, footer: 200, fields: 7, list: 850 };

const COLOURS: Readonly<Record<Tone, number>> = {
  critical: 0xc0_39_2b,
  warning: 0xe6_7e_22,
  info: 0x29_80_b9,
  over: 0x27_ae_60,
};

const settings = z
  .strictObject({ kind: z.literal('discord'), ...webhookAddress })
  .refine(hasOneAddress, ONE_ADDRESS);

const message = z.object({ id: z.string() });
const limited = z.object({ retry_after: z.number() });

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;

const messageOf = ({ title, tone, summary, facts, lists, footer }: Card) => ({
  // Nobody is called, whatever a text says.
  allowed_mentions: { parse: [] },
  embeds: [
    {
      title: cut(title, MAX.title),
      description: cut(markdownText(summary), MAX.description),
      color: COLOURS[tone],
      fields: [
        ...facts.slice(0, MAX.fields).map(({ name, value }) => ({
          name: cut(markdownText(name), MAX.name),
          value: cut(markdownText(value), MAX.value),
          inline: value.length < 40,
        })),
        ...lists.slice(0, 2).map((list) => ({
          name: cut(markdownText(list.title), MAX.name),
          value: cut(list.items.map((item) => `- ${markdownText(item)}`).join('\n'), MAX.list),
          inline: false,
        })),
      ],
      footer: { text: cut(footer, MAX.footer) },
    },
  ],
});

/** Discord tells the wait in the body, to the millisecond. */
const failureOf = (answer: Submitted): Told | null => {
  const failure = failureOfWire(answer);
  if (failure?.kind !== 'throttled') return failure;
  const read = limited.safeParse(jsonOf(answer));
  return read.success ? throttled(read.data.retry_after * 1000, failure.why) : failure;
};

/** A message a group, changed as the story goes on; a webhook can open no thread, so the recovery changes it too. */
const open = (given: z.output<typeof settings>, { wire, masker }: SinkTools): Sink => {
  const address = addressIn(given);
  const begin = async (json: object, signal: AbortSignal): Promise<Told> => {
    const url = new URL(await address());
    url.searchParams.set('wait', 'true');
    const answer = await wire.sendJson({ url: url.href, json }, signal);
    const failure = failureOf(answer);
    if (failure !== null) return failure;
    const read = message.safeParse(jsonOf(answer));
    return { kind: 'told', story: read.success ? { id: read.data.id } : null };
  };
  return {
    edits: true,
    isIdempotent: false,
    readers: 'people',
    tell: ({ notice, story }, signal) =>
      withSecrets(async () => {
        const json = masker.derive(notice, ({ card }) => messageOf(card)).value;
        if (story === null) return begin(json, signal);
        const url = new URL(await address());
        url.pathname = `${url.pathname.replace(/\/+$/, '')}/messages/${encodeURIComponent(story['id'] ?? '')}`;
        const answer = await wire.sendJson({ method: 'PATCH', url: url.href, json }, signal);
        // The message was deleted: the story begins anew.
        if (answer.kind === 'answer' && answer.statusCode === 404) return begin(json, signal);
        const failure = failureOf(answer);
        if (failure === null) return { kind: 'told', story };
        // Changing it once more does no harm.
        return failure.kind === 'unknown' ? { kind: 'failed', why: failure.why } : failure;
      }),
  };
};

export const discord = sinkKind('discord', settings, open);
