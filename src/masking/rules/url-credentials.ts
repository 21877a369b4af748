import type { Span } from '../marker.js';
import { spanOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';
import { looksRandom } from './credential-shape.js';

/** `://`, also as JSON of PHP and as a URL inside a URL write it. */
const START = String.raw`(?::\/\/|:\\{1,3}\/\\{1,3}\/|%3[Aa]%2[Ff]%2[Ff])`;

/**
 * `scheme://user:password@`. The password may hold `@` (the last one before the path counts) and, unless it could be a
 * port, `/ ? #` too. Lengths are bounded so that a text full of `://` stays linear.
 */
const WITH_PASSWORD = new RegExp(
  String.raw`${START}[^\s:/?#@"'<>]{0,128}:(?:([^\s/?#"'<>\\]{1,256})@|(?!\d{1,5}(?:[/?#\s"'<>]|$))([^\s@"'<>\\]{1,256})@)`,
  'dg',
);

/** The same inside another URL. */
const ENCODED = /%3[Aa]%2[Ff]%2[Ff][^\s:/?#@"'<>%]{0,128}%3[Aa]([^\s/?#"'<>@&]{1,256}?)%40/dg;

/** `https://token@host`: a user name that looks made by a machine. */
const TOKEN_AS_USER = new RegExp(String.raw`${START}([^\s:/?#@"'<>\\]{8,256})@`, 'dg');

function* find(text: string): Iterable<Span> {
  if (!/@|%40/.test(text)) return;
  for (const match of text.matchAll(WITH_PASSWORD)) {
    const span = spanOf(match, 1) ?? spanOf(match, 2);
    if (span && !isPlaceholder(text.slice(span.start, span.end))) yield span;
  }
  for (const match of text.matchAll(TOKEN_AS_USER)) {
    const span = looksRandom(match[1] ?? '') ? spanOf(match, 1) : null;
    if (span) yield span;
  }
  for (const match of text.matchAll(ENCODED)) {
    const span = spanOf(match, 1);
    if (span) yield span;
  }
}

/** Passwords in the user part of a URL; scheme, user and host stay. */
export const urlCredentials = textRule({
  id: 'url-credentials',
  about: 'Passwords in the user part of a URL, with one host or several, also escaped or inside another URL',
  words: ['://', ':\\/', '%3a%2f%2f'],
  find,
  matches: {
    'dial postgres://shop:s3cr3t@db:5432/shop': 'dial postgres://shop:[MASKED]@db:5432/shop',
    'redis://:hunter2@cache:6379/0': 'redis://:[MASKED]@cache:6379/0',
    'amqp://u:p@ss@mq/': 'amqp://u:[MASKED]@mq/',
    'mysql://u:pa/ss@db/x': 'mysql://u:[MASKED]@db/x',
    'https://ghp0123456789abcdefgh@github.com/x': 'https://[MASKED]@github.com/x',
    'mongodb://u:hunter2@a:27017,b:27017/x?replicaSet=r':
      'mongodb://u:[MASKED]@a:27017,b:27017/x?replicaSet=r',
    '{"dsn":"mysql:\\/\\/u:hunter2@db\\/x"}': '{"dsn":"mysql:\\/\\/u:[MASKED]@db\\/x"}',
    'next=https%3A%2F%2Fu%3Ahunter2%40h%2Fp': 'next=https%3A%2F%2Fu%3A[MASKED]%40h%2Fp',
  },
  passes: [
    'http://prometheus:9090/graph?x=a@b',
    'http://prometheus:9090/@me',
    'https://registry.example.com/team/app@sha256:abc',
    'ssh://git@github.com/team/app',
    'postgres://shop:xxxxx@db:5432/shop',
    'postgres://shop:$(DB_PASSWORD)@db:5432/shop',
  ],
});
