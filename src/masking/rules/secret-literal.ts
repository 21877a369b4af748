import type { Span } from '../marker.js';
import { matchAt, spanOf, textRule, type Hit } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';

/** How far behind the command its pairs are read. */
const LONGEST_COMMAND = 2000;

/** `kubectl create secret … --from-literal=user=x`. */
const LITERAL =
  /--from-literal(?:=|[ \t]{1,3}|\\?["'],[ \t]*\\?["'])\\?["']?(?!(?:[\w.-]{0,32}[_.-])?(?:user|username|login|host|port|database|dbname|region)=)[\w.-]{1,253}=(?:\\?"([^"\r\n]*)"|\\?'([^'\r\n]*)'|([^\s"'\\]+))/dg;
/** `vault kv put secret/shop user=x`. */
const PAIR =
  /(?<=\s)(?!(?:[\w.-]{0,32}[_.-])?(?:user|username|login|host|port|database|dbname|region)=)[\w.-]{1,128}=(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'@-][^\s"']*))/dg;

const COMMANDS: readonly { readonly word: string; readonly pairs: RegExp; readonly head: RegExp }[] = [
  { word: 'create secret', pairs: LITERAL, head: /.{0}/y },
  { word: 'vault kv', pairs: PAIR, head: /[ \t]+(?:put|patch)\b/y },
];

/** The command that goes on at `from`: to the end of its line, over lines that are continued. */
const commandAt = (text: string, from: number): string =>
  /^(?:\\\r?\n|[^\n;])*/.exec(text.slice(from, from + LONGEST_COMMAND))?.[0] ?? '';

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let from = 0;
  for (const { word, at } of hits) {
    const known = COMMANDS[word];
    if (!known || at < from) continue;
    const begin = at + known.word.length;
    if (!matchAt(known.head, text, begin)) continue;
    const command = commandAt(text, begin);
    from = begin + command.length;
    for (const match of command.matchAll(known.pairs)) {
      const value = spanOf(match, 1) ?? spanOf(match, 2) ?? spanOf(match, 3);
      if (!value || isPlaceholder(command.slice(value.start, value.end))) continue;
      yield { start: begin + value.start, end: begin + value.end };
    }
  }
}

/** Pairs of a command that makes a secret: all of them are its values, whatever their names. */
export const secretLiteral = textRule({
  id: 'secret-literal',
  about: 'The values with which a command makes a Kubernetes Secret or one of Vault’s',
  words: COMMANDS.map(({ word }) => word),
  find,
  matches: {
    'kubectl create secret generic db --from-literal=user=shop --from-literal pin=1234 -n a':
      'kubectl create secret generic db --from-literal=user=shop --from-literal pin=[MASKED] -n a',
    'vault kv put secret/shop user=shop note="a b"': 'vault kv put secret/shop user=shop note="[MASKED]"',
  },
  passes: [
    'kubectl create secret generic db --from-file=user=./user.txt',
    'vault kv get -field=user secret/shop',
    'vault kv put secret/shop user=@user.txt pin=$PIN',
  ],
});
