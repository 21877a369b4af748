import { refused, type Sender, type SentBody, type Translation } from './sender.js';

/** What a body holds, and whose it is. */
export type Translated = Translation & { readonly sender: string; readonly word: string };

/** What is looked for in a body, for a message to whoever sent another. */
export const lookedFor = (senders: readonly Sender[]): string =>
  [
    'alerts (Alertmanager)',
    'status with labels (one alert)',
    ...senders.map(({ name, knownBy }) => `${knownBy} (${name})`),
  ].join('; ');

/** What an envelope carries may also be Alertmanager's own form. */
const plainly = (body: SentBody, senders: readonly Sender[]): Translation => {
  if (Array.isArray(body['alerts'])) return { kind: 'alerts', alerts: body['alerts'] };
  if ('status' in body && 'labels' in body) return { kind: 'alerts', alerts: [body] };
  return refused(`the body holds no alert; looked for: ${lookedFor(senders)}`);
};

/** Reads a body of one of these senders; `null` when it is none of theirs. An envelope within an envelope is not opened. */
export const translate = (body: SentBody, senders: readonly Sender[]): Translated | null => {
  const sender = senders.find(({ recognises }) => recognises(body));
  if (sender === undefined) return null;
  const inner = (carried: SentBody): Translation => {
    const others = senders.filter((other) => other !== sender);
    return translate(carried, others) ?? plainly(carried, others);
  };
  return { sender: sender.name, word: sender.word, ...sender.read(body, inner) };
};
