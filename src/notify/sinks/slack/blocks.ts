import type { Card, Tone } from '../../notice/card.js';

/** Bounds of Slack's Block Kit, in characters (its reference, "Blocks"). */
const MAX_HEADER = 150;
const MAX_SECTION = 3000;
const MAX_FIELD = 2000;
const MAX_FIELDS = 10;
const MAX_FALLBACK = 3000;

const COLOURS: Readonly<Record<Tone, string>> = {
  critical: '#c0392b',
  warning: '#e67e22',
  info: '#2980b9',
  over: '#27ae60',
};

/** What Slack's own markup would be made of; `<!channel>` thereby is a text. */
export const slackText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '*$1*');

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;

const mrkdwn = (text: string, most: number) => ({ type: 'mrkdwn', text: cut(text, most) });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text, MAX_SECTION) });

/** A card as Block Kit: in an attachment, whose colour tells how bad it is. */
export const slackMessage = ({ title, tone, summary, facts, lists, footer }: Card) => ({
  // What notifications and readers without blocks show.
  text: cut(slackText(`${title}\n${summary}`), MAX_FALLBACK),
  attachments: [
    {
      color: COLOURS[tone],
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: cut(title, MAX_HEADER), emoji: false } },
        ...(summary === '' ? [] : [section(slackText(summary))]),
        ...(facts.length === 0
          ? []
          : [
              {
                type: 'section',
                fields: facts
                  .slice(0, MAX_FIELDS)
                  .map(({ name, value }) => mrkdwn(`*${slackText(name)}*\n${slackText(value)}`, MAX_FIELD)),
              },
            ]),
        ...lists.map((list) =>
          section(
            [`*${slackText(list.title)}*`, ...list.items.map((item) => `• ${slackText(item)}`)].join('\n'),
          ),
        ),
        { type: 'context', elements: [mrkdwn(slackText(footer), MAX_SECTION)] },
      ],
    },
  ],
});
