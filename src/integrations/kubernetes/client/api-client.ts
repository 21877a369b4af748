import type { HttpLibrary } from '@kubernetes/client-node';
import { readBounded } from './bounded-body.js';
import { deadlineAfter, type Deadline } from '../../../waiting/deadline.js';
import { orAborted } from '../../../waiting/or-aborted.js';
import { sleep } from '../../../waiting/sleep.js';
import { Slots } from '../../../waiting/slots.js';
import { createConfiguration, HttpMethod, ServerConfiguration } from './client-parts.js';
import type { ReusingKubeConfig } from './kube-config.js';

/** What the API server answered, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
  /** Whether the body was longer than asked for. */
  readonly cut: boolean;
}

export interface ApiClientOptions {
  readonly kubeConfig: ReusingKubeConfig;
  /** Answers in place of the network: a recorded cluster. */
  readonly httpApi?: HttpLibrary;
  /** Bound of one call, its body and its waits included. */
  readonly timeoutMs: number;
  /** Bound of calls in flight; more wait. */
  readonly maxInFlight: number;
}

const TOO_MANY_REQUESTS = 429;
/** Waited when a 429 does not say how long. */
const DEFAULT_RETRY_AFTER_MS = 1000;

const retryAfterMs = (headers: Readonly<Record<string, string>>): number => {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : DEFAULT_RETRY_AFTER_MS;
};

/** What is asked for of an answer. */
export interface AnswerBounds {
  /** Bound of the body; what is beyond is not read. */
  readonly maxBytes: number;
  /** Media types, best first; the API's JSON when absent. */
  readonly accept?: string;
}

const JSON_TYPES = 'application/json, */*';

/** Sends GETs and gives back text: the package's typed calls would turn times into dates and drop unknown fields. */
export class ApiClient {
  private readonly configuration;
  private readonly slots: Slots;

  constructor(private readonly options: ApiClientOptions) {
    const server = options.kubeConfig.getCurrentCluster()?.server ?? '';
    this.configuration = createConfiguration({
      baseServer: new ServerConfiguration(server.replace(/\/+$/, ''), {}),
      authMethods: { default: options.kubeConfig },
      ...(options.httpApi && { httpApi: options.httpApi }),
    });
    this.slots = new Slots(options.maxInFlight);
  }

  /**
   * @param path path and query, escaped
   * @throws the signal's reason when it is aborted, {@link DeadlineExceeded} when the time runs out, else what the
   *   connection failed with
   */
  async get(path: string, bounds: AnswerBounds, signal: AbortSignal): Promise<ApiAnswer> {
    return this.slots.run(async () => {
      const deadline = deadlineAfter(signal, this.options.timeoutMs);
      try {
        return await orAborted(this.send(path, bounds, deadline), deadline.signal);
      } finally {
        deadline.release();
      }
    }, signal);
  }

  async close(): Promise<void> {
    await this.options.kubeConfig.close();
  }

  /** A request refused for being one too many is sent again after the time the server names, if there is enough. */
  private async send(path: string, bounds: AnswerBounds, deadline: Deadline): Promise<ApiAnswer> {
    for (;;) {
      const { baseServer, authMethods, httpApi } = this.configuration;
      const request = baseServer.makeRequestContext(path, HttpMethod.GET);
      request.setHeaderParam('Accept', bounds.accept ?? JSON_TYPES);
      request.setHeaderParam('User-Agent', 'kuberca-agent');
      request.setSignal(deadline.signal);
      await authMethods.default?.applySecurityAuthentication(request);
      const response = await httpApi.send(request).toPromise();
      const body = await readBounded(response.body.stream(), bounds.maxBytes);
      const waitMs = retryAfterMs(response.headers);
      if (response.httpStatusCode !== TOO_MANY_REQUESTS || waitMs >= deadline.remainingMs()) {
        return { status: response.httpStatusCode, text: body.text, cut: body.cut };
      }
      await sleep(waitMs, deadline.signal);
    }
  }
}
