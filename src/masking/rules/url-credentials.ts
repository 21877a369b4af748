import type { Span } from '../marker.js';
import { spanOf, textRule } from '../text-rule.js';
import { looksRandom } from './credential-shape.js';

/**
 * `scheme://user:password@`. The password may hold `@` (the last one before the path counts) and, unless it could be a
 * port, `/ ? #` too. Lengths are bounded so that a text full of `://` stays linear.
 */
const WITH_PASSWORD =
  /:\/\/[^\s:/?#@"'<>]{0,128}:(?:([^\s/?#"'<>]{1,256})@|(?!\d{1,5}(?:[/?#\s"'<>]|$))([^\s@"'<>]{1,256})@)/dg;

/** `https://token@host`: a user name that looks made by a machine. */
const TOKEN_AS_USER = /:\/\/([^\s:/?#@"'<>]{8,256})@/dg;

function* find(text: string): Iterable<Span> {
  for (const match of text.matchAll(WITH_PASSWORD)) {
    const span = spanOf(match, 1) ?? spanOf(match, 2);
    if (span) yield span;
  }
  for (const match of text.matchAll(TOKEN_AS_USER)) {
    const span = looksRandom(match[1] ?? '') ? spanOf(match, 1) : null;
    if (span) yield span;
  }
}

/** Passwords in the user part of a URL; scheme, user and host stay. */
export const urlCredentials = textRule({
  id: 'url-credentials',
  applies: (text) => text.includes('://') && text.includes('@'),
  find,
  matches: {
    'dial postgres://shop:s3cr3t@db:5432/shop': 'dial postgres://shop:[MASKED]@db:5432/shop',
    'redis://:hunter2@cache:6379/0': 'redis://:[MASKED]@cache:6379/0',
    'amqp://u:p@ss@mq/': 'amqp://u:[MASKED]@mq/',
    'mysql://u:pa/ss@db/x': 'mysql://u:[MASKED]@db/x',
    'https://ghp0123456789abcdefgh@github.com/x': 'https://[MASKED]@github.com/x',
  },
  passes: [
    'http://prometheus:9090/graph?x=a@b',
    'http://prometheus:9090/@me',
    'https://registry.example.com/team/app@sha256:abc',
    'ssh://git@github.com/team/app',
  ],
});
