import type { Span } from '../marker.js';
import { matchAt, spanOf, textRule, type Hit } from '../text-rule.js';
import { HOLDS_SECRETS, looksMade, TELLS_WHICH } from './among-secrets.js';
import { nameAround } from './assignment/name.js';

const WORDS = ['secrets', 'cookies', 'tokens', 'keys'];
/** More lines are not read. */
const MOST_LINES = 64;

/** How far back the beginning of a line is looked for. */
const LONGEST_MARGIN = 80;

/** Nothing but the name stands on its line. */
const HEAD = /["']?:[ \t]{0,8}(?:#[^\n]{0,80})?\r?\n/y;
/** `- x`, `ci: x`, `- ci: "x"`. */
const LINE = /^([ \t]*)(?:-[ \t]+)?(?:["']?([\w.-]{1,64})["']?:[ \t]+)?["']?([^\s"']{8,512})["']?[ \t]*\r?$/d;

/** The lines below `from` that belong to a name which stands so far from the margin. */
function* below(text: string, from: number, margin: number): Iterable<Span> {
  let start = from;
  for (let number = 0; number < MOST_LINES && start < text.length; number += 1) {
    const newLine = text.indexOf('\n', start);
    const end = newLine < 0 ? text.length : newLine;
    const line = text.slice(start, Math.min(end, start + 800));
    const depth = line.length - line.trimStart().length;
    if (line.trim() !== '' && (depth < margin || (depth === margin && !/^[ \t]*-[ \t]/.test(line)))) return;
    const match = LINE.exec(line);
    const value =
      match && !TELLS_WHICH.test(match[2] ?? '') && looksMade(match[3] ?? '') ? spanOf(match, 3) : null;
    if (value) yield { start: start + value.start, end: start + value.end };
    start = end + 1;
  }
}

/** `tokens = { agent = "x" }`, as HCL has it. */
const BLOCK = /[ \t]{0,3}=?[ \t]{0,3}\{([^{}]{8,4096})\}/dy;
const MEMBER = /([\w.-]{1,64})["']?[ \t]{0,3}=[ \t]{0,3}["']([^"'\r\n]{8,512})["']/dg;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The members of a block that opens behind a name. */
function* membersAt(text: string, from: number): Iterable<Span> {
  const block = matchAt(BLOCK, text, from);
  const inside = block ? spanOf(block, 1) : null;
  if (!block || !inside) return;
  for (const member of (block[1] ?? '').matchAll(MEMBER)) {
    const [, name = '', value = ''] = member;
    const span = spanOf(member, 2);
    if (span && !TELLS_WHICH.test(name) && (looksMade(value) || UUID.test(value)))
      yield { start: inside.start + span.start, end: inside.start + span.end };
  }
}

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  for (const { word, at } of hits) {
    const name = nameAround(text, at, WORDS[word]?.length ?? 0);
    const before = text.slice(Math.max(0, name.start - LONGEST_MARGIN), name.start);
    const margin = before.slice(before.lastIndexOf('\n') + 1).replace(/["']$/, '');
    if (!HOLDS_SECRETS.test(name.text)) continue;
    if (/\{/.test(text.slice(name.end, name.end + 8))) yield* membersAt(text, name.end);
    if (!/^[ \t]{0,64}$/.test(margin)) continue;
    const head = matchAt(HEAD, text, name.end);
    if (head) yield* below(text, name.end + head[0].length, margin.length);
  }
}

/** A name that holds several secrets, and they on the lines below it, under names of their own or none. */
export const secretList = textRule({
  id: 'secret-list',
  about: 'What looks made by a machine in YAML below a name that holds several secrets',
  words: WORDS,
  find,
  matches: {
    'acl = { tokens = { agent = "31e9a35f-3141-50b5-f74d-0667b6e5867d" } }':
      'acl = { tokens = { agent = "[MASKED]" } }',
    'tokens:\n- aB3dE5gH7jK9mN1pQ3sT\n- bB3dE5gH7jK9mN1pQ3sT\nhosts:\n- a':
      'tokens:\n- [MASKED]\n- [MASKED]\nhosts:\n- a',
    'secrets:\n  session: "aB3dE5gH7jK9mN1pQ3sT"\nlog: info': 'secrets:\n  session: "[MASKED]"\nlog: info',
  },
  passes: [
    'secrets:\n- name: shop-db\n- name: shop-tls',
    'tokens:\n  limit: 4096\n  model: shop-model-20260101',
    'keys:\n- node-role.kubernetes.io/control-plane',
  ],
});
