import type { z } from 'zod';
import type { Masked, Masker } from '../../masking/index.js';
import type { Notice } from '../notice/notice.js';
import type { Story, Told } from './told.js';
import type { Wire } from './wire.js';

/** What is to be told. */
export interface Telling {
  readonly notice: Masked<Notice>;
  /** Of the story's first message; `null` when it was not told yet, or the sink keeps none. */
  readonly story: Story | null;
  /** The same for the same revision of the same group at the same sink. */
  readonly id: string;
}

/** Somewhere people or machines are told of results. */
export interface Sink {
  /** Whether a story's first message changes with it; else every telling is a message of its own. */
  readonly edits: boolean;
  /** Whether telling the same twice does no harm: the receiver knows it by its id. */
  readonly isIdempotent: boolean;
  /** People are told what is news in digests and not at night; machines are told each revision. */
  readonly readers: 'people' | 'machines';
  /** Never rejects but when the signal is aborted. */
  readonly tell: (telling: Telling, signal: AbortSignal) => Promise<Told>;
}

/** What every sink is made with. */
export interface SinkTools {
  readonly wire: Wire;
  readonly masker: Masker;
}

/** One kind of sink: its settings in the file of routes, and how one is opened. */
export interface SinkKind<S extends z.ZodType = z.ZodType> {
  readonly kind: string;
  readonly settings: S;
  readonly open: (settings: z.output<S>, tools: SinkTools) => Sink;
}

/** A kind whose settings are checked where it is defined. */
export const sinkKind = <const K extends string, S extends z.ZodType<{ readonly kind: K }>>(
  kind: K,
  settings: S,
  open: (settings: z.output<S>, tools: SinkTools) => Sink,
): SinkKind<S> => ({ kind, settings, open });
