import type { Alert, TextMap } from '../../alerts/alert.js';
import { firingAlert } from '../../alerts/firing-alert.js';
import { subjectOf } from '../../alerts/subject/subject-of.js';
import { isNamespaceName, isObjectName } from '../../evidence/object-names.js';
import { knownKind } from '../../integrations/kubernetes/named/known-kinds.js';
import { alertAbout } from '../../integrations/kubernetes/named/object-alert.js';

/** What is read of a question to find the object that it is about, in characters. */
const MAX_READ = 4000;

/** `deployment/cart`, `pod cart-1`, `Deployment "cart"`. */
const NAMED = /\b([a-z][a-z.]{1,60})(?=(?:\/|[ \t]+["'`]?)([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?)["'`]?)/gi;
/** `shop/cart` behind a kind: `pod shop/cart-1`, as an analysis writes it. */
const PLACED =
  /\b([a-z][a-z.]{1,60})(?=[ \t]+["'`]?([a-z0-9-]{1,63})\/([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?))/gi;
const NAMESPACES: readonly RegExp[] = [
  /(?:-n|--namespace)[ =]([a-z0-9-]{1,63})\b/i,
  /\b(?:in|of|from) (?:the )?(?:namespace|ns)[ /]["'`]?([a-z0-9-]{1,63})\b/i,
  /\bnamespace[ /:]["'`]?([a-z0-9-]{1,63})\b/i,
  /\bin ["'`]?([a-z0-9-]{1,63})["'`]?\s*(?:[?.!,]|$)/i,
  /([a-z0-9-]{1,63})\s*네임스페이스/i,
];

/** An object as a question names it. */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
}

const placedIn = (text: string): NamedObject | null => {
  for (const [, kind = '', namespace = '', name = ''] of text.matchAll(PLACED)) {
    const known = knownKind(kind);
    if (known?.namespaced === true && isNamespaceName(namespace) && isObjectName(name))
      return { kind: known.kind, namespace, name };
  }
  return null;
};

/** Words that follow a kind without being a name: `the pod is restarting`, `deployment of cart`. */
const NO_NAME = new Set(
  'is are was were has have had does do did in of on at to for from by with and or not the a an that this it its so keeps status logs events crash crashes failing fails failed restarting restarts changed depends down'.split(
    ' ',
  ),
);

/** The object that a text names with its kind, the first of several; `null` where it names none. */
export const objectNamedIn = (message: string): NamedObject | null => {
  const text = message.slice(0, MAX_READ);
  const placed = placedIn(text);
  if (placed !== null) return placed;
  const namespace = NAMESPACES.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  for (const [, kind = '', name = ''] of text.matchAll(NAMED)) {
    const known = knownKind(kind);
    if (known === null || NO_NAME.has(name.toLowerCase()) || !isObjectName(name)) continue;
    return { kind: known.kind, name, namespace: known.namespaced ? (namespace ?? null) : null };
  }
  return null;
};

/** What a question can be about beside what it names itself. */
export interface AskedBeside {
  /** Of the alert that the person's page shows. */
  readonly labels: TextMap;
  /** What the person asked before in this conversation, newest first. */
  readonly earlier: readonly string[];
  readonly now: Date;
}

const alertOnObject = (
  { kind, name, namespace }: NamedObject,
  elsewhere: string | null,
  now: Date,
): Alert | null => {
  const known = knownKind(kind);
  if (known === null) return null;
  const place = known.namespaced ? (namespace ?? elsewhere) : null;
  return known.namespaced && place === null ? null : alertAbout(known, { name, namespace: place }, now);
};

/**
 * The alert that a question is about: on the object that it names, else that of the page, else on the object that was named
 * before. `null` where nothing names an object, or not its namespace.
 */
export const askedAbout = (message: string, { labels, earlier, now }: AskedBeside): Alert | null => {
  const onPage = labels['namespace'] ?? null;
  const named = objectNamedIn(message);
  if (named !== null) return alertOnObject(named, onPage, now);
  if (subjectOf(labels, null).kind !== 'none') return firingAlert(labels, now);
  const before = earlier.map(objectNamedIn).find((found) => found !== null);
  return before === undefined ? null : alertOnObject(before, onPage, now);
};
