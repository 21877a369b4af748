/** What calls people or rooms in Slack, Teams, Discord and the like. */
const SLACK_GROUP = /<!\s*(subteam\^\w+|date\^[^>|]*|[a-z-]+)\s*(?:\|([^>]*))?>/gi;
const SLACK_NAME = /<\s*[@#][!&]?\s*([A-Z0-9]{2,})(?:\|([^>]*))?>/gi;
/** The same in other rooms: commands of Discord, users of Google Chat, people of Webex. */
const OTHER_ROOM = /<\s*(?:@|\/(?=[\w -]+:\d)|(?=(?:users|spaces)\/))([^<>\n]{1,100})>/gi;
/** Zulip writes them as `@**all**`, silent ones as `@_**all**`. */
const AT_MARKED = /[@＠﹫](?=_?\*)/g;
const AT_ALL = /[@＠﹫]\s?(here|channel|everyone|all|room|group|team|[a-z]*oncall|on-call)(?![a-z0-9])/gi;
/** `@name` of a person; not a part of an address, a digest or a package. */
const AT_NAME = /(?<![\w.@/+-])[@＠﹫](?=[\p{L}\p{N}])(?![\w.-]+\/)/gu;

/** A text that calls nobody: the names stay, what makes them a call goes. */
export const withoutMentions = (text: string): string =>
  text
    .replaceAll(
      SLACK_GROUP,
      (_, what: string, label?: string) => label?.replaceAll('@', '') ?? what.split('^')[0] ?? '',
    )
    .replaceAll(SLACK_NAME, (_, id: string, label?: string) => label ?? id)
    .replaceAll(OTHER_ROOM, '$1')
    .replaceAll(AT_MARKED, '')
    .replaceAll(AT_ALL, '$1')
    .replaceAll(AT_NAME, '');
