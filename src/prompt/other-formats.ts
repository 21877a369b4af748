import { parse } from 'yaml';
import type { JsonObject } from './json-in-text.js';
import { withoutFence } from './read-as-text.js';

/** Longest reply that is read in another format than JSON, in characters. */
const MAX_LENGTH = 64_000;

/** More often nobody encodes a text. */
const MOST_ENCODINGS = 3;

const textInJson = (reply: string): string => {
  const trimmed = reply.trim();
  if (!/^"[^]*"$/.test(trimmed)) return reply;
  try {
    const text: unknown = JSON.parse(trimmed);
    return typeof text === 'string' ? text : reply;
  } catch {
    return reply;
  }
};

/** JSON whose quotes something between here and the model wrote as HTML does. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};
const withoutEntities = (reply: string): string =>
  /\{\s*(?:&quot;|&#34;)/.test(reply)
    ? reply.replaceAll(/&(?:quot|#34|#39|apos|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    : reply;

/** A reply that is one text of JSON holds what that text holds, also where it was encoded twice or as HTML. */
export const jsonTextIn = (reply: string): string => {
  let text = reply;
  for (let times = 0; times < MOST_ENCODINGS; times += 1) text = textInJson(text);
  return withoutEntities(text);
};

const MEMBERS = ['summary', 'detail', 'cause', 'relation', 'impact', 'why_now', 'confidence'] as const;

/** An answer whose members stand in tags: `<summary>…</summary><cause>…</cause>`; `null` where it has no summary. */
export const objectInTags = (reply: string): JsonObject | null => {
  const text = reply.slice(0, MAX_LENGTH);
  const members = MEMBERS.flatMap((name): readonly (readonly [string, string])[] => {
    const [start, end] = [text.indexOf(`<${name}>`), text.indexOf(`</${name}>`)];
    return start < 0 || end < start ? [] : [[name, text.slice(start + name.length + 2, end).trim()]];
  });
  return members.some(([name]) => name === 'summary') ? Object.fromEntries(members) : null;
};

/** An answer in YAML, in a fence or not; `null` where the reply is something else. */
export const objectInYaml = (reply: string): JsonObject | null => {
  const text = withoutFence(reply.trim());
  // Prose with a colon is YAML too, so a member of an answer has to stand at the start of a line.
  if (text.length > MAX_LENGTH || !/^(?:en|ko|summary|cause):(?:\s|$)/m.test(text)) return null;
  try {
    const value: unknown = parse(text, { maxAliasCount: 0, logLevel: 'error' });
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // An object of YAML is one by its members, as an object of JSON is.
    return isObject ? (value as JsonObject) : null;
  } catch {
    return null;
  }
};
