import type { Runbook } from '../prompt/runbook/runbook.js';
import { Connections } from '../transport/connections.js';
import { exchange } from '../transport/exchange.js';
import { deadlineAfter } from '../waiting/deadline.js';
import { orAborted } from '../waiting/or-aborted.js';
import { plainRunbook } from './read-runbook.js';

const MAX_BYTES = 65_536;
/** Longest wait for a page, and how long one is kept, in ms. */
const TIMEOUT_MS = 3000;
const KEPT_MS = 300_000;
const MAX_KEPT = 100;
const MAX_IN_FLIGHT = 4;

const isHtml = (text: string): boolean => /^\s*(?:<!doctype|<html|<\?xml)/i.test(text);

/** Runbooks at the addresses that alerts name, where their host is allowed. */
export class LinkedRunbooks {
  readonly #connections = new Connections({ max: MAX_IN_FLIGHT, caFile: null, caVariable: 'LINK_HOSTS' });
  readonly #kept = new Map<string, { readonly at: number; readonly runbook: Runbook | null }>();

  /** @param mayRead whether pages of a host may be read */
  constructor(private readonly mayRead: (host: string) => boolean) {}

  /** The page as Markdown; `null` where it may not be read, is no text or does not come in time. */
  async at(address: string, signal: AbortSignal): Promise<Runbook | null> {
    const url = URL.parse(address);
    if (
      url === null ||
      !['https:', 'http:'].includes(url.protocol) ||
      url.username !== '' ||
      !this.mayRead(url.hostname)
    )
      return null;
    const known = this.#kept.get(url.href);
    if (known !== undefined && Date.now() - known.at < KEPT_MS) return known.runbook;
    const runbook = await this.#read(url, signal).catch(() => null);
    signal.throwIfAborted();
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(url.href, { at: Date.now(), runbook });
    return runbook;
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }

  async #read(url: URL, signal: AbortSignal): Promise<Runbook | null> {
    const deadline = deadlineAfter(signal, TIMEOUT_MS);
    try {
      const dispatcher = await this.#connections.agent();
      const headers = { accept: 'text/markdown, text/plain' };
      const answer = await orAborted(
        exchange({ dispatcher, url: url.href, headers, maxBytes: MAX_BYTES }, deadline),
        deadline.signal,
      );
      if (answer.statusCode !== 200 || answer.text.trim() === '' || isHtml(answer.text)) return null;
      return plainRunbook(`${url.host}${url.pathname}`, answer.text);
    } finally {
      deadline.release();
    }
  }
}
