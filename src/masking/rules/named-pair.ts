import { CREDENTIAL_SCHEME } from './credential-scheme.js';
import type { Span } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { matchAt, textRule, type Hit } from '../text-rule.js';
import { isPlaceholder, isResourceReference } from './assigned-value.js';
import { looksLikeKey } from './credential-shape.js';
import { nameAround } from './assignment/name.js';
import { NAME_WORDS, NAME_WORD_LENGTHS } from './assignment/name-word.js';
import { valueAt } from './assignment/value.js';

/** `"name":"`, `- name: `, `key="`, `Name:`. */
const FIELD =
  /(?:name|key|parameter|variable|header|setting|property|label)\\{0,3}["']?[ \t]{0,3}[:=][ \t]{0,3}\\{0,3}["']?(?:[\w.-]{1,24}\/)?$|<(?:name|key)>\s{0,8}$|\bvariable[ \t]{1,3}["']$/i;

/** `"type":"password"`: the value beside it is one. */
const TYPE_FIELD = /["']type\\{0,3}["'][ \t]{0,3}:[ \t]{0,3}\\{0,3}["']$/i;

const isField = (before: string, name: string): boolean =>
  FIELD.test(before) || (/^password$/i.test(name) && TYPE_FIELD.test(before));

/** `</name><value>`, and `" { … default = ` of Terraform. */
const OTHER_VALUE =
  /["'][^<>]{0,128}>\s{0,40}<(?:value|string|data)>\s{0,8}|\s{0,8}<\/(?:name|key)>\s{0,40}<(?:value|string|data)>\s{0,8}|["'][ \t]{0,3}\{\s{0,40}(?:\w{1,24}[ \t]{0,24}=[ \t]{0,3}(?:"[^"\n]{0,200}"|\w{1,24})\s{0,40}){0,4}default[ \t]{0,24}=[ \t]{0,3}/iy;

/** `","value":"`, `\n  value: `, `" value="`, ` Value:`; fields of no matter may stand between. */
const VALUE =
  /\\{0,3}["']?[,;]?(?:\s|\\n|\\t){0,40}(?:\\{0,3}["']?(?:type|kind|optional|secret|sensitive|secure|encrypted)\\{0,3}["']?[ \t]{0,3}[:=][ \t]{0,3}\\{0,3}["']?\w{1,24}\\{0,3}["']?[,;]?\s{0,40})?\\{0,3}["']?(?:value|val|content|stringValue|parameterValue)\\{0,3}["']?[ \t]{0,3}[:=][ \t]{0,3}(?:\{[ \t]{0,2}\\{0,3}"stringValue\\{0,3}"[ \t]{0,2}:[ \t]{0,2})?/iy;

/** `"DB_PASSWORD":{"value":"`, as actuators and state files have it. */
const IN_OBJECT =
  /\\{0,3}["'][ \t]{0,3}[:=][ \t]{0,3}\{\s{0,16}\\{0,3}["']?(?:value|plain|raw|content|default)\\{0,3}["']?[ \t]{0,3}[:=][ \t]{0,3}/iy;

const isOpen = (name: string, shown: string): boolean => {
  if (isPlaceholder(shown) || isResourceReference(name, shown)) return true;
  return whatNameSays(name) === 'random' && !looksLikeKey(shown);
};

/** `Bearer x`: says how, not what. */
const SCHEME = new RegExp(String.raw`${CREDENTIAL_SCHEME}(?=[^\s"']{6})`, 'iy');

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let from = 0;
  for (const { word, at } of hits) {
    if (at < from) continue;
    const name = nameAround(text, at, NAME_WORD_LENGTHS[word] ?? 0);
    from = name.end;
    if (whatNameSays(name.text) === 'open') continue;
    const isPair = isField(text.slice(Math.max(0, name.start - 32), name.start), name.text);
    const between = isPair
      ? (matchAt(VALUE, text, name.end) ?? matchAt(OTHER_VALUE, text, name.end))
      : matchAt(IN_OBJECT, text, name.end);
    if (!between) continue;
    const value = valueAt(text, name.end + between[0].length);
    if (isOpen(name.text, text.slice(value.start, value.end))) continue;
    from = value.end;
    const scheme = matchAt(SCHEME, text, value.start)?.[0].length ?? 0;
    yield { start: value.start + scheme, end: value.end };
  }
}

/** A secret's name in one field and the secret in the next (docs/masking.md "Text"). */
export const namedPair = textRule({
  id: 'named-pair',
  about:
    'The value beside a field that holds a secret’s name: variables of containers, headers, attributes of XML',
  words: NAME_WORDS,
  find,
  matches: {
    '{"DB_PASSWORD":{"value":"hunter2","origin":"env"}}':
      '{"DB_PASSWORD":{"value":"[MASKED]","origin":"env"}}',
    '[{"name":"DB_PASSWORD","value":"hunter2"},{"name":"A","value":"b"}]':
      '[{"name":"DB_PASSWORD","value":"[MASKED]"},{"name":"A","value":"b"}]',
    'env:\n- name: DB_PASSWORD\n  value: hunter2\n- name: A':
      'env:\n- name: DB_PASSWORD\n  value: [MASKED]\n- name: A',
    '<add key="ClearTextPassword" value="hunter2" />': '<add key="ClearTextPassword" value="[MASKED]" />',
    '<key>password</key>\n<string>hunter2</string>': '<key>password</key>\n<string>[MASKED]</string>',
    '<setting name="Token" serializeAs="String">\n<value>hunter2</value>':
      '<setting name="Token" serializeAs="String">\n<value>[MASKED]</value>',
    '{"name":"Authorization","value":"Basic dXNlcjpwYXNz"}':
      '{"name":"Authorization","value":"Basic [MASKED]"}',
    '{Name:DB_PASSWORD Value:hunter2 ValueFrom:nil}': '{Name:DB_PASSWORD Value:[MASKED] ValueFrom:nil}',
  },
  passes: [
    '{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"db","key":"password"}}}',
    'name: password\nlength: 3',
  ],
});
