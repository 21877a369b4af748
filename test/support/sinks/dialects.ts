import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Broken, must, type Dialect, type SinkAnswer, type SinkRequest } from './sink-server.js';

const shape = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const read = schema.safeParse(value);
  if (!read.success) throw new Broken(z.prettifyError(read.error));
  return read.data;
};

const bearer = ({ headers }: SinkRequest): string =>
  /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';

const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(most) });

/** Block Kit, as far as it is used, with the bounds of its reference. */
const block = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('header'),
    text: z.strictObject({
      type: z.literal('plain_text'),
      text: z.string().min(1).max(150),
      emoji: z.boolean(),
    }),
  }),
  z.strictObject({
    type: z.literal('section'),
    text: mrkdwn(3000).optional(),
    fields: z.array(mrkdwn(2000)).min(1).max(10).optional(),
  }),
  z.strictObject({ type: z.literal('context'), elements: z.array(mrkdwn(3000)).min(1).max(10) }),
]);

const slackMessage = z.strictObject({
  channel: z.string(),
  text: z.string().min(1).max(40_000),
  attachments: z
    .array(z.strictObject({ color: z.string().regex(/^#[0-9a-f]{6}$/), blocks: z.array(block).max(50) }))
    .optional(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

/** The texts in which markup counts, such as `<!channel>`, which calls people. */
const markupOf = ({ text, attachments = [] }: z.output<typeof slackMessage>): readonly string[] => [
  text,
  ...attachments
    .flatMap(({ blocks }) => blocks)
    .flatMap((one) => {
      if (one.type === 'header') return [];
      if (one.type === 'context') return one.elements.map((element) => element.text);
      return [...(one.text === undefined ? [] : [one.text]), ...(one.fields ?? [])].map((each) => each.text);
    }),
];

export interface SlackPost {
  readonly ts: string;
  readonly thread: string | null;
  text: string;
  edits: number;
}

/** Slack's Web API: `chat.postMessage` and `chat.update`. */
export class SlackDialect implements Dialect {
  readonly posts: SlackPost[] = [];

  constructor(
    private readonly token: string,
    private readonly channel: string,
  ) {}

  answer(request: SinkRequest): SinkAnswer {
    const refuse = (error: string): SinkAnswer => ({ status: 200, body: { ok: false, error } });
    if (bearer(request) !== this.token) return refuse('invalid_auth');
    const json = shape(slackMessage, request.json);
    if (json.channel !== this.channel) return refuse('channel_not_found');
    must(!markupOf(json).some((text) => /<[!@#]/.test(text)), 'a mention');
    const everything = JSON.stringify(request.json);
    if (request.path === '/chat.postMessage') {
      const thread = json.thread_ts ?? null;
      must(thread === null || this.posts.some(({ ts }) => ts === thread), 'thread_ts is of no message');
      const ts = `${1_772_442_870 + this.posts.length}.000${this.posts.length}`;
      this.posts.push({ ts, thread, text: everything, edits: 0 });
      return { status: 200, body: { ok: true, channel: this.channel, ts } };
    }
    if (request.path !== '/chat.update') return refuse('unknown_method');
    const post = this.posts.find(({ ts }) => ts === json.ts);
    if (post === undefined) return refuse('message_not_found');
    post.text = everything;
    post.edits += 1;
    return { status: 200, body: { ok: true, channel: this.channel, ts: post.ts } };
  }
}

const mattermostId = z.string().regex(/^[a-z0-9]{26}$/);
const newPost = z.strictObject({
  channel_id: mattermostId,
  message: z.string().min(1).max(16_383),
  root_id: mattermostId.optional(),
});

/** Mattermost's API version 4: posts and their patches. */
export class MattermostDialect implements Dialect {
  readonly posts: { readonly id: string; readonly root: string | null; message: string; edits: number }[] =
    [];

  constructor(private readonly token: string) {}

  answer(request: SinkRequest): SinkAnswer {
    if (bearer(request) !== this.token) return { status: 401, body: { id: 'api.context.session_expired' } };
    if (request.method === 'POST' && request.path === '/api/v4/posts') {
      const { message, root_id: root = null } = shape(newPost, request.json);
      must(root === null || this.posts.some(({ id }) => id === root), 'root_id is of no post');
      const id = `p${String(this.posts.length).padStart(25, '0')}`;
      this.posts.push({ id, root, message, edits: 0 });
      return { status: 201, body: { id } };
    }
    const [, id] = /^\/api\/v4\/posts\/([a-z0-9]{26})\/patch$/.exec(request.path) ?? [];
    must(request.method === 'PUT' && id !== undefined, 'no such route');
    const post = this.posts.find((each) => each.id === id);
    if (post === undefined) return { status: 404, body: { id: 'store.sql_post.get.app_error' } };
    post.message = shape(z.strictObject({ message: z.string().min(1).max(16_383) }), request.json).message;
    post.edits += 1;
    return { status: 200, body: { id } };
  }
}

const embed = z.strictObject({
  title: z.string().max(256),
  description: z.string().max(4096),
  color: z.number().int().max(0xff_ff_ff),
  fields: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean(),
      }),
    )
    .max(25),
  footer: z.strictObject({ text: z.string().max(2048) }),
});

const discordMessage = z.strictObject({
  // Without it, whatever a text says calls people.
  allowed_mentions: z.strictObject({ parse: z.array(z.string()).length(0) }),
  embeds: z.array(embed).min(1).max(10),
});

/** A webhook of Discord: messages, and changes of them. */
export class DiscordDialect implements Dialect {
  readonly posts: { readonly id: string; text: string; edits: number }[] = [];

  constructor(private readonly path: string) {}

  answer(request: SinkRequest): SinkAnswer {
    const message = shape(discordMessage, request.json);
    const texts = message.embeds.flatMap(({ title, description, fields, footer }) => [
      title,
      description,
      footer.text,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]);
    must(texts.join('').length <= 6000, 'an embed of more than 6000 characters');
    if (request.method === 'POST' && request.path === this.path) {
      must(request.query.get('wait') === 'true', 'without wait=true there is no id');
      const id = String(1_000_000_000_000_000 + this.posts.length);
      this.posts.push({ id, text: texts.join('\n'), edits: 0 });
      return { status: 200, body: { id } };
    }
    const post = this.posts.find(({ id }) => request.path === `${this.path}/messages/${id}`);
    if (request.method !== 'PATCH' || post === undefined)
      return { status: 404, body: { message: 'Unknown Message', code: 10_008 } };
    post.text = texts.join('\n');
    post.edits += 1;
    return { status: 200, body: { id: post.id } };
  }
}

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  wrap: z.boolean(),
  weight: z.enum(['Bolder']).optional(),
  size: z.enum(['Small', 'Medium']).optional(),
  isSubtle: z.boolean().optional(),
});

const adaptiveCard = z.strictObject({
  $schema: z.string(),
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.2', '1.4']),
  msteams: z.strictObject({ width: z.literal('Full') }),
  body: z.array(
    z.discriminatedUnion('type', [
      textBlock,
      z.strictObject({
        type: z.literal('Container'),
        style: z.enum(['attention', 'warning', 'accent', 'good']),
        bleed: z.boolean(),
        items: z.array(textBlock),
      }),
      z.strictObject({
        type: z.literal('FactSet'),
        facts: z.array(z.strictObject({ title: z.string(), value: z.string().min(1) })),
      }),
    ]),
  ),
});

const teamsMessage = z.strictObject({
  type: z.literal('message'),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: adaptiveCard,
      }),
    )
    .length(1),
});

/** The webhook of a workflow of Teams: accepts and says nothing more. */
export class TeamsDialect implements Dialect {
  readonly posts: { readonly text: string }[] = [];

  answer(request: SinkRequest): SinkAnswer {
    shape(teamsMessage, request.json);
    must(request.text.length <= 28_672, 'a card of more than 28 KB');
    this.posts.push({ text: request.text });
    return { status: 202, body: null };
  }
}

/** A receiver of Standard Webhooks, which knows what it had by its id. */
export class WebhookDialect implements Dialect {
  readonly posts: { readonly id: string; readonly json: Readonly<Record<string, unknown>> }[] = [];
  /** Messages that came once more. */
  again = 0;

  constructor(private readonly secret: Buffer | null) {}

  answer({ headers, text, json }: SinkRequest): SinkAnswer {
    const id = String(headers['webhook-id'] ?? '');
    const seconds = String(headers['webhook-timestamp'] ?? '');
    must(id !== '' && headers['idempotency-key'] === id, 'no id');
    must(Math.abs(Number(seconds) - Date.now() / 1000) < 300, 'an old time stamp');
    if (this.secret !== null) {
      const wanted = createHmac('sha256', this.secret).update(`${id}.${seconds}.${text}`).digest('base64');
      must(headers['webhook-signature'] === `v1,${wanted}`, 'the signature is wrong');
    }
    if (this.posts.some((post) => post.id === id)) this.again += 1;
    else this.posts.push({ id, json });
    return { status: 200, body: {} };
  }
}
