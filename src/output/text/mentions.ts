/** What calls people or rooms in Slack, Teams, Discord and the like. */
const SLACK_GROUP = /<!\s*(subteam\^\w+|date\^[^>|]*|[a-z-]+)(?:\|([^>]*))?>/gi;
const SLACK_NAME = /<\s*[@#][!&]?\s*([A-Z0-9]{2,})(?:\|([^>]*))?>/gi;
const AT_ALL = /[@＠]\s?(here|channel|everyone|all|room|group|team|[a-z]*oncall|on-call)\b/gi;
/** `@name` of a person; not a part of an address, a digest or a package. */
const AT_NAME = /(^|[\s(,;:>*_])[@＠](?=[\p{L}\p{N}])(?![\w.-]+\/)/gmu;

/** A text that calls nobody: the names stay, what makes them a call goes. */
export const withoutMentions = (text: string): string =>
  text
    .replaceAll(
      SLACK_GROUP,
      (_, what: string, label?: string) => label?.replaceAll('@', '') ?? what.split('^')[0] ?? '',
    )
    .replaceAll(SLACK_NAME, (_, id: string, label?: string) => label ?? id)
    .replaceAll(AT_ALL, '$1')
    .replaceAll(AT_NAME, '$1');
