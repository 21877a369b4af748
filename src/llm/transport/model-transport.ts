import type { RequestInit as UndiciRequest } from 'undici';
import { openProxyRoutes, type ProxyOptions, type ProxyRoutes } from '../../transport/proxy-routes.js';
import { Lazy } from '../../waiting/lazy.js';
import { watchedBody } from './watched-body.js';

export interface TransportOptions extends ProxyOptions {
  /** Sent with every request; win over what the SDK sends. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The only way from an SDK to its provider: connections, proxy, extra headers, signs of life. Follows no redirect, so
 * that key and prompt reach the configured server only; the SDK sees the status 3xx and fails.
 */
export class ModelTransport {
  readonly #routes = new Lazy(() => openProxyRoutes(this.options));
  #closed = false;

  constructor(private readonly options: TransportOptions) {}

  /** Values that must not be told on when a server or proxy echoes them: those of the extra headers. */
  get secrets(): readonly string[] {
    return Object.values(this.options.headers);
  }

  /**
   * A fetch in the form SDKs take. `alive` is called when headers arrive and with every chunk of the body, as it is
   * read. Aborting the request's signal closes its connection, also in the middle of the body.
   */
  fetch(alive: () => void): typeof globalThis.fetch {
    return async (input, init) => {
      const { url, ...request } = await plainRequest(input, init ?? {});
      const headers = new Headers(request.headers);
      for (const [name, value] of Object.entries(this.options.headers)) headers.set(name, value);
      const [{ fetch }, routes] = await Promise.all([import('undici'), this.#open()]);
      const response = await fetch(url, {
        ...request,
        headers: [...headers],
        redirect: 'manual',
        dispatcher: routes.to(url),
      });
      alive();
      const { body, status, statusText } = response;
      return new Response(body === null ? null : watchedBody(body, alive), {
        status,
        statusText,
        headers: [...response.headers],
      });
    };
  }

  /** Ends what is under way and closes every connection; later calls fail. */
  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#routes.made)?.close();
  }

  #open(): Promise<ProxyRoutes> {
    if (this.#closed) throw new Error('the connections to the model provider are closed');
    return this.#routes.get();
  }
}

type PlainRequest = Pick<UndiciRequest, 'method' | 'body' | 'signal'> & {
  readonly url: URL;
  readonly headers: NonNullable<RequestInit['headers']>;
};

/** Google's SDK gives a Request, the others a URL and its options; their bodies are text. */
const plainRequest = async (input: string | URL | Request, init: RequestInit): Promise<PlainRequest> => {
  if (!(input instanceof Request)) {
    const { method = 'GET', headers = {}, body = null, signal = null } = init;
    if (body !== null && typeof body !== 'string') throw new TypeError('only text can be sent to a model');
    return { url: new URL(input), method, headers, body, signal };
  }
  const request = new Request(input, init);
  const { url, method, headers, signal } = request;
  const body = request.body === null ? null : await request.text();
  return { url: new URL(url), method, headers, body, signal };
};
