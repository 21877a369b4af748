import type { FailedRead } from '../../../transport/read-outcome.js';
import { jsonOf, linesOf } from '../client/api-answer.js';
import type { ApiAnswer } from '../client/api-client.js';
import type { KubeObject } from '../../../evidence/objects.js';
import type { CollectionRef } from '../reader.js';
import { parseApiRequest, type ApiRequest } from '../snapshot/api-request.js';
import { readKey } from '../snapshot/read-key.js';
import { HeldObjects } from './held-objects.js';

/** A container's log as it was read, oldest line first. */
export interface HeldLog {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly lines: readonly string[];
}

/** A reading that gave nothing: the request as a person writes it, and why. */
export interface Unread {
  readonly read: string;
  readonly why: string;
}

const requestOf = (path: string): ApiRequest | null => parseApiRequest(`https://journal.invalid${path}`);

/** What the API answered during one analysis. */
export class Journal {
  readonly objects = new HeldObjects();
  private readonly logsByName = new Map<string, HeldLog>();
  private readonly asked = new Map<string, ApiRequest>();
  private readonly failures = new Map<string, string>();

  /** @param path path and query, escaped; what is no reading of objects (discovery) is passed over */
  answered(path: string, answer: ApiAnswer): void {
    const request = requestOf(path);
    if (request === null) return;
    if (request.subresource === 'log') this.keepLog(request, answer);
    else this.keepObjects(request, answer);
    this.asked.set(readKey(request), request);
  }

  failed(path: string, { status, reason }: FailedRead): void {
    const request = requestOf(path);
    if (request === null) return;
    const key = readKey(request);
    // that a pod has no such log is told by its status
    if (request.subresource === 'log') {
      if (status !== 'absent') this.failures.set(`${key}/log`, `${status}: ${reason}`);
    } else if (status === 'absent') this.asked.set(key, request);
    else this.failures.set(key, `${status}: ${reason}`);
  }

  get logs(): readonly HeldLog[] {
    return [...this.logsByName.values()];
  }

  get unread(): readonly Unread[] {
    return [...this.failures].map(([read, why]) => ({ read, why }));
  }

  /** Requests that a replay can answer in full: those that gave an object or a list, and those that found nothing. */
  get reads(): readonly string[] {
    return [...this.asked]
      .filter(([key, { subresource }]) => subresource === null && !this.failures.has(key))
      .map(([key]) => key)
      .toSorted();
  }

  /** Collections of a namespace of which something was asked and answered. */
  collectionsIn(namespace: string): readonly CollectionRef[] {
    const collections = [...this.asked.values()]
      .filter((request) => request.namespace === namespace)
      .map(({ apiVersion, plural }): CollectionRef => ({ apiVersion, plural, namespace }));
    return [...new Map(collections.map((ref) => [`${ref.apiVersion}/${ref.plural}`, ref])).values()];
  }

  private keepLog({ namespace, name, parameters }: ApiRequest, answer: ApiAnswer): void {
    const container = parameters.get('container');
    if (namespace === null || name === null || container === null) return;
    const previous = parameters.get('previous') === 'true';
    const key = JSON.stringify([namespace, name, container, previous]);
    const lines = linesOf(answer);
    const known = this.logsByName.get(key)?.lines.length ?? -1;
    if (lines.length > known) this.logsByName.set(key, { namespace, pod: name, container, previous, lines });
  }

  private keepObjects(request: ApiRequest, answer: ApiAnswer): void {
    const json = jsonOf<KubeObject & { readonly items?: readonly KubeObject[] }>(answer);
    const { kind = '', apiVersion } = json;
    const items =
      request.name === null
        ? (json.items ?? []).map((item) => ({ apiVersion, kind: kind.replace(/List$/, ''), ...item }))
        : [json];
    for (const item of items) this.objects.keep(request, item);
  }
}
