import type { Language } from '../config/language.js';

/** One question about an incident or alert (docs/http-api.md "POST /chat"), unmasked. */
export interface ChatQuestion {
  /** Blank: the incident is to be described. */
  readonly message: string;
  /** `null` when the caller named none: a new conversation begins. */
  readonly conversationId: string | null;
  readonly language: Language;
  /** What the caller's page shows, plain JSON; `null` when it sent none. */
  readonly context: Readonly<Record<string, unknown>> | null;
  readonly signal: AbortSignal;
  /** When the time is over, in ms since the epoch. */
  readonly deadlineAt: number;
}
