import { discord } from './discord/discord.js';
import { email } from './email/email.js';
import { mattermost } from './mattermost/mattermost.js';
import type { SinkKind } from './sink.js';
import { slack } from './slack/slack.js';
import { teams } from './teams/teams.js';
import { webhook } from './webhook/webhook.js';

/** Every kind of sink. */
export const SINK_KINDS: readonly SinkKind[] = [slack, mattermost, teams, discord, webhook, email];
