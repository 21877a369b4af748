import { z } from 'zod';
import { SecretFile } from '../../../transport/secret-file.js';
import type { Submitted } from '../../../transport/submit.js';
import { filePath, httpAddress } from '../address.js';
import { type Sink, sinkKind, type SinkTools } from '../sink.js';
import type { Story, Told } from '../told.js';
import { failureOfWire, jsonOf, throttled, withSecrets } from '../wire.js';
import { slackMessage } from './blocks.js';

const settings = z.strictObject({
  kind: z.literal('slack'),
  /** Of the bot, `xoxb-…`, with the right `chat:write`. */
  tokenFile: filePath,
  channel: z.string().regex(/^[A-Z0-9]{2,}$|^#[\w-]{1,80}$/, 'must be the id of a channel, such as C0123456'),
  api: httpAddress.default('https://slack.com/api'),
});

const reply = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  ts: z.string().optional(),
  channel: z.string().optional(),
});

/** Errors that Slack tells with 200 and that pass by themselves, or that a person mends. */
const MAY_PASS: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'missing_scope',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
]);

/** Errors about a message that cannot be changed: then the story begins anew. */
const IS_GONE: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
]);

type Answer = { readonly failure: Told } | { readonly reply: z.output<typeof reply> };

const answerOf = (submitted: Submitted): Answer => {
  const failure = failureOfWire(submitted);
  if (failure !== null) return { failure };
  const read = reply.safeParse(jsonOf(submitted));
  // What is no answer of Slack's is a proxy's: nobody was told.
  if (!read.success) return { failure: { kind: 'failed', why: 'the answer is not one of Slack' } };
  const { ok, error = '' } = read.data;
  if (ok) return { reply: read.data };
  const why = `Slack answered ${error}`;
  if (error === 'ratelimited' || error === 'rate_limited') return { failure: throttled(null, why) };
  return { failure: { kind: MAY_PASS.has(error) ? 'failed' : 'refused', why } };
};

const isGone = (answer: Answer): boolean =>
  'failure' in answer &&
  'why' in answer.failure &&
  [...IS_GONE].some((error) => answer.failure.kind === 'refused' && answer.failure.why.endsWith(error));

/** A thread a group: its first message is changed as the story goes on, the recovery is told in the thread. */
const open = ({ tokenFile, channel, api }: z.output<typeof settings>, { wire, masker }: SinkTools): Sink => {
  const token = new SecretFile(tokenFile, 'tokenFile');
  const call = async (method: string, json: object, signal: AbortSignal): Promise<Answer> => {
    const headers = { authorization: `Bearer ${await token.text()}` };
    return answerOf(await wire.sendJson({ url: `${api}/${method}`, headers, json }, signal));
  };
  const begin = async (message: object, signal: AbortSignal): Promise<Told> => {
    const json = { channel, unfurl_links: false, unfurl_media: false, ...message };
    const answer = await call('chat.postMessage', json, signal);
    if ('failure' in answer) return answer.failure;
    const { ts, channel: id } = answer.reply;
    return { kind: 'told', story: ts === undefined ? null : { ts, channel: id ?? channel } };
  };
  const goOn = async (
    story: Story,
    message: { readonly text: string },
    isOver: boolean,
    signal: AbortSignal,
  ): Promise<Told> => {
    // Changing it once more does no harm, so it goes before what does.
    const changed = await call('chat.update', { ...story, ...message }, signal);
    if (isGone(changed)) return begin(message, signal);
    if ('failure' in changed)
      return changed.failure.kind === 'unknown'
        ? { kind: 'failed', why: changed.failure.why }
        : changed.failure;
    if (!isOver) return { kind: 'told', story };
    const { ts, ...where } = story;
    const said = await call(
      'chat.postMessage',
      { ...where, thread_ts: ts, text: message.text, unfurl_links: false, unfurl_media: false },
      signal,
    );
    return 'failure' in said ? said.failure : { kind: 'told', story };
  };
  return {
    edits: true,
    isIdempotent: false,
    readers: 'people',
    tell: ({ notice, story }, signal) =>
      withSecrets(async () => {
        const message = masker.derive(notice, ({ card }) => slackMessage(card)).value;
        const isOver = notice.value.event === 'recovered';
        return story === null ? begin(message, signal) : goOn(story, message, isOver, signal);
      }),
  };
};

export const slack = sinkKind('slack', settings, open);
