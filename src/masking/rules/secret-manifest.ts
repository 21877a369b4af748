import type { Span } from '../marker.js';
import { spanOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';

/** `kind: Secret`, `"kind":"Secret"`, `\"kind\":\"Secret\"`. */
const KIND =
  /\bkind\\{0,3}["']?[ \t]{0,3}:[ \t]{0,3}\\{0,3}["']?Secret(?:List)?\b|\bpatch[ \t]{1,4}secrets?[ \t/]/;

/** The head of a block in YAML, with its indentation. */
const BLOCK = /^([ \t]{0,64})(?:data|stringData):[ \t]*\r?$/gm;
const ENTRY = /^([ \t]{0,64})[^\s:#][^:\r\n]{0,253}:[ \t]{0,8}(.*)$/d;

const BLOCK_HEAD = /^[|>][+-]?\d?[+-]?\s*$/;

/** The same on one line. */
const FLOW = /^[ \t]{0,64}(?:data|stringData):[ \t]{0,8}\{([^{}\r\n]{1,4000})\}/dgm;
const FLOW_VALUE = /:[ \t]{1,8}(?:"([^"]*)"|'([^']*)'|([^\s"',][^,]*?))[ \t]*(?:,|$)/dg;

/** The members of an object in JSON, quotes escaped or not. */
const OBJECT = /\\{0,3}"(?:data|stringData)\\{0,3}"[ \t]{0,3}:\s{0,8}\{([^{}]*)\}/dg;
const MEMBER_VALUE = /:\s{0,8}(\\{0,3})"([^"]*?)\1"/dg;

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function* blockValues(text: string, from: number, indentation: number): Iterable<Span> {
  let start = from;
  let margin = -1;
  while (start < text.length) {
    const newLine = text.indexOf('\n', start);
    const end = newLine < 0 ? text.length : newLine;
    const line = text.slice(start, end);
    const depth = line.length - line.trimStart().length;
    if (line.trim() !== '' && depth <= indentation) return;
    if (margin < 0 && line.trim() !== '') margin = depth;
    // What is indented deeper than the keys is a value's text, whatever it looks like.
    const entry = depth > margin ? null : ENTRY.exec(line);
    const value = entry ? spanOf(entry, 2) : { start: depth, end: line.trimEnd().length };
    const shown = value ? line.slice(value.start, value.end) : '';
    const isOpen = entry ? isPlaceholder(shown) || BLOCK_HEAD.test(shown) : shown === '';
    if (value && !isOpen) yield moved(value, start);
    start = end + 1;
  }
}

function* flowValues(text: string): Iterable<Span> {
  for (const flow of text.matchAll(FLOW)) {
    const members = spanOf(flow, 1);
    for (const member of (flow[1] ?? '').matchAll(FLOW_VALUE)) {
      const value = spanOf(member, 1) ?? spanOf(member, 2) ?? spanOf(member, 3);
      if (members && value && value.end > value.start) yield moved(value, members.start);
    }
  }
}

function* find(text: string): Iterable<Span> {
  if (!KIND.test(text)) return;
  for (const { index, 0: head, 1: indentation = '' } of text.matchAll(BLOCK)) {
    yield* blockValues(text, index + head.length + 1, indentation.length);
  }
  yield* flowValues(text);
  for (const object of text.matchAll(OBJECT)) {
    const members = spanOf(object, 1);
    if (!members) continue;
    for (const member of text.slice(members.start, members.end).matchAll(MEMBER_VALUE)) {
      const value = spanOf(member, 2);
      if (value && !isPlaceholder(member[2] ?? '')) yield moved(value, members.start);
    }
  }
}

/** The data of a Kubernetes Secret written out as YAML or JSON; its keys stay. */
export const secretManifest = textRule({
  id: 'secret-manifest',
  about: 'The data of a Kubernetes Secret that is written out as YAML or JSON',
  words: ['secret'],
  find,
  matches: {
    'kind: Secret\nmetadata:\n  name: db\ndata:\n  user: c2hvcA==\n  note: |\n    eA==\ntype: Opaque':
      'kind: Secret\nmetadata:\n  name: db\ndata:\n  user: [MASKED]\n  note: |\n    [MASKED]\ntype: Opaque',
    'kind: Secret\nstringData: {user: "shop", note: a b}':
      'kind: Secret\nstringData: {user: "[MASKED]", note: [MASKED]}',
    '{"kind":"Secret","data":{"user":"c2hvcA==","b":"eA=="},"type":"Opaque"}':
      '{"kind":"Secret","data":{"user":"[MASKED]","b":"[MASKED]"},"type":"Opaque"}',
    [`kubectl patch secret db -p '{"stringData":{"user":"shop"}}'`]: `kubectl patch secret db -p '{"stringData":{"user":"[MASKED]"}}'`,
    '"{\\"kind\\":\\"Secret\\",\\"stringData\\":{\\"user\\":\\"shop\\"}}"':
      '"{\\"kind\\":\\"Secret\\",\\"stringData\\":{\\"user\\":\\"[MASKED]\\"}}"',
  },
  passes: [
    'kind: ConfigMap\ndata:\n  mode: prod',
    'kind: SecretStore\ndata:\n  mode: prod',
    'kind: Secret is known',
  ],
});
