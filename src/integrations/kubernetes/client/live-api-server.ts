import { exchange } from '../../../transport/exchange.js';
import type { Deadline } from '../../../waiting/deadline.js';
import type { AnswerBounds, ApiAnswer, ApiServer } from './api-client.js';
import { HttpMethod, RequestContext } from './client-parts.js';
import type { ReusingKubeConfig } from './kube-config.js';

const JSON_TYPES = 'application/json, */*';

/**
 * The API server of a kubeconfig. The package says with what credentials and over which connections; the request itself is
 * sent like every other, since the package's own goes through fetch, which takes twice the time.
 */
export class LiveApiServer implements ApiServer {
  private readonly base: string;

  constructor(private readonly kubeConfig: ReusingKubeConfig) {
    this.base = (kubeConfig.getCurrentCluster()?.server ?? '').replace(/\/+$/, '');
  }

  async ask(path: string, bounds: AnswerBounds, deadline: Deadline): Promise<ApiAnswer> {
    const url = `${this.base}${path}`;
    const context = new RequestContext(url, HttpMethod.GET);
    await this.kubeConfig.applySecurityAuthentication(context);
    const dispatcher = context.getDispatcher();
    if (dispatcher === undefined) throw new Error('the kubeconfig names no way to the API server');
    const headers = {
      ...context.getHeaders(),
      accept: bounds.accept ?? JSON_TYPES,
      'user-agent': 'kuberca-agent',
    };
    const answer = await exchange({ dispatcher, url, headers, maxBytes: bounds.maxBytes }, deadline);
    if (answer.location !== null)
      throw new Error(`refused to follow a redirect to ${new URL(answer.location).origin}`);
    return { status: answer.statusCode, text: answer.text, cut: answer.cut };
  }

  get namespace(): string {
    const context = this.kubeConfig.getContextObject(this.kubeConfig.getCurrentContext());
    return context?.namespace ?? 'default';
  }

  async close(): Promise<void> {
    await this.kubeConfig.end();
  }
}
