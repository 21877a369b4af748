import { z } from 'zod';
import { SecretFile } from '../../../transport/secret-file.js';
import type { Submitted } from '../../../transport/submit.js';
import { filePath, httpAddress } from '../address.js';
import { markdownOf } from '../markdown.js';
import { type Sink, sinkKind, type SinkTools } from '../sink.js';
import type { Story, Told } from '../told.js';
import { failureOfWire, jsonOf, withSecrets } from '../wire.js';

/** Of a post, in characters (`PostMessageMaxRunesV2` of its server). */
const MAX_POST = 16_000;

const ID = /^[a-z0-9]{26}$/;

const settings = z.strictObject({
  kind: z.literal('mattermost'),
  url: httpAddress.transform((url) => url.replace(/\/+$/, '')),
  /** Of a bot that is a member of the channel. */
  tokenFile: filePath,
  channel: z.string().regex(ID, "must be the channel's id, 26 characters (View info)"),
});

const post = z.object({ id: z.string() });

/** A thread a group: its first post is changed as the story goes on, the recovery is told in the thread. */
const open = ({ url, tokenFile, channel }: z.output<typeof settings>, { wire, masker }: SinkTools): Sink => {
  const token = new SecretFile(tokenFile, 'tokenFile');
  const call = async (
    method: 'POST' | 'PUT',
    path: string,
    json: object,
    signal: AbortSignal,
  ): Promise<Submitted> => {
    const headers = { authorization: `Bearer ${await token.text()}` };
    return wire.sendJson({ method, url: `${url}/api/v4${path}`, headers, json }, signal);
  };
  const say = async (message: string, rootId: string | null, signal: AbortSignal): Promise<Told> => {
    const json = { channel_id: channel, message, ...(rootId !== null && { root_id: rootId }) };
    const answer = await call('POST', '/posts', json, signal);
    const failure = failureOfWire(answer);
    if (failure !== null) return failure;
    const read = post.safeParse(jsonOf(answer));
    return { kind: 'told', story: read.success ? { id: rootId ?? read.data.id } : null };
  };
  const goOn = async (
    story: Story,
    message: string,
    said: string | null,
    signal: AbortSignal,
  ): Promise<Told> => {
    const id = story['id'] ?? '';
    const changed = await call('PUT', `/posts/${encodeURIComponent(id)}/patch`, { message }, signal);
    // The post was deleted: the story begins anew.
    if (changed.kind === 'answer' && changed.statusCode === 404) return say(message, null, signal);
    const failure = failureOfWire(changed);
    // Changing it once more does no harm.
    if (failure !== null) return failure.kind === 'unknown' ? { kind: 'failed', why: failure.why } : failure;
    return said === null ? { kind: 'told', story } : say(said, id, signal);
  };
  return {
    edits: true,
    isIdempotent: false,
    readers: 'people',
    tell: ({ notice, story }, signal) =>
      withSecrets(async () => {
        const message = masker.derive(notice, ({ card }) => markdownOf(card, MAX_POST)).value;
        const { event, card } = notice.value;
        const said = event === 'recovered' ? markdownOf({ ...card, facts: [], lists: [] }, MAX_POST) : null;
        return story === null ? say(message, null, signal) : goOn(story, message, said, signal);
      }),
  };
};

export const mattermost = sinkKind('mattermost', settings, open);
