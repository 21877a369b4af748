import { JetStreamApiError, type StoredMsg } from '@nats-io/jetstream';
import { headers as natsHeaders } from '@nats-io/transport-node';
import type { Handles } from './open.js';
import { names } from './stream-names.js';

/** `no message found` and `stream not found`, from nats-server's `errors.json`. */
const NO_MESSAGE = 10_037;
const NO_STREAM = 10_059;

/** Letters that are looked at for one call, at most: each is a request. */
const MAX_LOOKED_AT = 20_000;

/** A dead letter as it is stored. Headers are masked already, `data` is as received. */
export interface StoredLetter {
  /** In the stream of dead letters. */
  readonly sequence: number;
  readonly storedAt: string;
  readonly stage: string;
  readonly class: string;
  readonly reason: string;
  /** Where the original came from. */
  readonly subject: string;
  readonly stream: string;
  readonly originalSequence: number | null;
  readonly attempts: number;
  readonly firstFailureAt: string;
  readonly lastFailureAt: string;
  readonly version: string;
  readonly data: Uint8Array;
}

/** Letters in the order in which they were stored. */
export interface Letters {
  readonly letters: readonly StoredLetter[];
  /** Whether there may be more than were looked for or at. */
  readonly more: boolean;
}

const letterOf = (message: StoredMsg, prefix: string): StoredLetter => {
  const header = (name: string): string => message.header?.get(`Kuberca-${name}`) ?? '';
  const original = header('Sequence');
  return {
    sequence: message.seq,
    storedAt: message.time.toISOString(),
    stage: header('Stage') || message.subject.slice(`${prefix}.dead.`.length),
    class: header('Class'),
    reason: header('Reason'),
    subject: header('Subject'),
    stream: header('Stream'),
    originalSequence: /^\d+$/.test(original) ? Number(original) : null,
    attempts: Number(header('Attempts')) || 0,
    firstFailureAt: header('First-Failure'),
    lastFailureAt: header('Last-Failure'),
    version: header('Version'),
    data: message.data,
  };
};

const isNot = (error: unknown, code: number): boolean =>
  !(error instanceof JetStreamApiError && error.code === code);

/** The next message at or after a sequence; `null` when there is none. */
const nextFrom = async (
  { jsm }: Handles,
  stream: string,
  prefix: string,
  seq: number,
): Promise<StoredMsg | null> => {
  try {
    // The client passes the question on as it is; its type knows this one for direct reads only.
    const next = { seq, next_by_subj: `${prefix}.dead.>` } as { seq: number };
    return await jsm.streams.getMessage(stream, next);
  } catch (error) {
    if (isNot(error, NO_MESSAGE)) throw error;
    return null;
  }
};

/**
 * The dead letters that are wanted, the oldest first.
 * @param limit of the letters returned
 * @throws {Error} when the stream is not there or may not be read
 */
export const findLetters = async (
  handles: Handles,
  prefix: string,
  wanted: (letter: StoredLetter) => boolean,
  limit: number,
): Promise<Letters> => {
  const stream = names(prefix).stream('dead');
  const letters: StoredLetter[] = [];
  let from = 1;
  for (let seen = 0; seen < MAX_LOOKED_AT; seen += 1) {
    const message = await nextFrom(handles, stream, prefix, from);
    if (message === null) return { letters, more: false };
    from = message.seq + 1;
    const letter = letterOf(message, prefix);
    if (!wanted(letter)) continue;
    if (letters.length === limit) return { letters, more: true };
    letters.push(letter);
  }
  return { letters, more: true };
};

/** Which letters are named. */
export interface NamedLetters {
  readonly sequences: readonly number[];
  readonly wanted: (letter: StoredLetter) => boolean;
  readonly limit: number;
}

/** One letter by its sequence; `null` when there is none. */
const letterAt = async (handles: Handles, prefix: string, sequence: number): Promise<StoredLetter | null> => {
  const message = await nextFrom(handles, names(prefix).stream('dead'), prefix, sequence);
  return message?.seq === sequence ? letterOf(message, prefix) : null;
};

/**
 * The letters with these sequences that are wanted, the oldest first: a request each, however many letters there are.
 * @param limit of the letters returned
 */
export const lettersAt = async (
  handles: Handles,
  prefix: string,
  { sequences, wanted, limit }: NamedLetters,
): Promise<Letters> => {
  const letters: StoredLetter[] = [];
  for (const sequence of new Set(sequences.toSorted((a, b) => a - b))) {
    const letter = await letterAt(handles, prefix, sequence);
    if (letter === null || !wanted(letter)) continue;
    if (letters.length === limit) return { letters, more: true };
    letters.push(letter);
  }
  return { letters, more: false };
};

/** Where a letter is published again; `null` when nothing takes it. */
export const wayBack = ({ stage, subject, sequence }: StoredLetter, prefix: string): string | null => {
  const token = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;
  const rest = (word: string): string | null =>
    subject.startsWith(`${prefix}.${word}.`) && token.test(subject.slice(prefix.length + word.length + 2))
      ? subject
      : null;
  if (stage === 'work' || stage === 'notify') return rest(stage);
  // What came by the webhook never had a subject.
  return stage === 'intake' ? (rest('alerts') ?? `${prefix}.alerts.redriven.${sequence}`) : null;
};

/** The group that a letter is about, as far as its subject tells; `null` for none. */
export const groupOf = ({ stage, subject }: StoredLetter): string | null =>
  stage === 'work' || stage === 'notify' ? (subject.split('.').at(-1) ?? null) : null;

/** Forgets how often a group was tried: else its trigger would be given up again at once. */
const forgetAttempts = async ({ js }: Handles, prefix: string, group: string): Promise<void> => {
  const marker = natsHeaders();
  marker.set('KV-Operation', 'DEL');
  await js.publish(`$KV.${names(prefix).bucket('attempts')}.${group}`, '', { headers: marker });
};

/** Removes a letter. @returns whether it was still there */
export const discardLetter = async (
  { jsm }: Handles,
  prefix: string,
  { sequence }: StoredLetter,
): Promise<boolean> => {
  try {
    return await jsm.streams.deleteMessage(names(prefix).stream('dead'), sequence, true);
  } catch (error) {
    if (isNot(error, NO_MESSAGE) && isNot(error, 10_043) && isNot(error, 10_057)) throw error;
    return false;
  }
};

/** When the stream of dead letters was made: its sequences count from there. */
export const madeAt = async ({ jsm }: Handles, prefix: string): Promise<string> => {
  const stream = names(prefix).stream('dead');
  try {
    return new Date((await jsm.streams.info(stream)).created).toISOString();
  } catch (error) {
    if (isNot(error, NO_STREAM)) throw error;
    throw new Error(`there is no stream ${stream} on this server`, { cause: error });
  }
};

/**
 * Publishes a letter's bytes where they came from and removes the letter after the server has them. Doing it twice, or by two
 * people at once, publishes once: the message id names the letter.
 * @param made {@link madeAt}
 * @returns `published`, `duplicate` when it was published before, or `no-way` when nothing takes it
 */
export const redriveLetter = async (
  handles: Handles,
  prefix: string,
  letter: StoredLetter,
  made: string,
): Promise<'published' | 'duplicate' | 'no-way'> => {
  const subject = wayBack(letter, prefix);
  if (subject === null) return 'no-way';
  const group = letter.stage === 'work' ? groupOf(letter) : null;
  if (group !== null) await forgetAttempts(handles, prefix, group);
  const { duplicate } = await handles.js.publish(subject, letter.data, {
    msgID: `redrive:${made}:${letter.sequence}`,
  });
  await discardLetter(handles, prefix, letter);
  return duplicate ? 'duplicate' : 'published';
};
