import { ok, type ReadOutcome } from '../../../transport/read-outcome.js';

/** A kind that the API serves. */
export interface ApiResource {
  /** Plural in lower case, as it stands in paths. */
  readonly name: string;
  readonly singularName: string;
  readonly kind: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
}

/** A kind with the version of its API in which the cluster prefers to be asked for it. */
export interface ServedKind extends ApiResource {
  readonly apiVersion: string;
}

/** One GET of the discovery API; the answer as plain JSON. */
export type AskDiscovery = (path: string, signal: AbortSignal) => Promise<ReadOutcome<unknown>>;

/** Definitions of kinds come and go with operators, which are rarely installed. */
const REMEMBERED_MS = 10 * 60_000;
/** Most API versions remembered: a model may ask for made-up ones. */
const MOST_REMEMBERED = 100;

type Json = Readonly<Record<string, unknown>>;

const objects = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter((item): item is Json => typeof item === 'object' && item !== null) : [];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The kinds of an `APIResourceList`; sub-resources (`pods/log`) are left out. */
export const resourcesOf = (answer: unknown): readonly ApiResource[] =>
  objects((answer as Json | null)?.['resources']).flatMap((resource) => {
    const name = text(resource['name']);
    if (name === '' || name.includes('/')) return [];
    return {
      name,
      singularName: text(resource['singularName']),
      kind: text(resource['kind']),
      shortNames: texts(resource['shortNames']),
      namespaced: resource['namespaced'] === true,
    };
  });

/** Most groups of APIs that are asked for their kinds. */
const MOST_GROUPS = 200;

/** The preferred version of each group of an `APIGroupList`. */
const preferredOf = (answer: unknown): readonly string[] =>
  objects((answer as Json | null)?.['groups'])
    .map(({ preferredVersion }) => text((preferredVersion as Json | null)?.['groupVersion']))
    .filter((version) => version !== '')
    .slice(0, MOST_GROUPS);

/** The versions of an `APIGroup`, as the server prefers them. */
const versionsOf = (answer: unknown): readonly string[] =>
  objects((answer as Json | null)?.['versions']).map(({ groupVersion }) => text(groupVersion));

/** Which kinds an API version serves; remembered for ten minutes, because every cluster user asks often. */
export class Discovery {
  private readonly remembered = new Map<
    string,
    { readonly at: number; readonly kinds: readonly ApiResource[] }
  >();

  constructor(
    private readonly ask: AskDiscovery,
    /** Milliseconds, from any start. */
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /**
   * @param apiVersion checked: `v1` or `group/version`
   * @returns `absent`, naming the versions that are served instead, when this one is not
   */
  async resources(apiVersion: string, signal: AbortSignal): Promise<ReadOutcome<readonly ApiResource[]>> {
    const known = this.remembered.get(apiVersion);
    if (known !== undefined && this.nowMs() - known.at < REMEMBERED_MS) return ok(known.kinds);
    const [group = '', version] = apiVersion.split('/');
    const path = version === undefined ? `/api/${group}` : `/apis/${group}/${version}`;
    const answer = await this.ask(path, signal);
    if (answer.status === 'ok') {
      const kinds = resourcesOf(answer.value);
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(apiVersion, { at: this.nowMs(), kinds });
      return ok(kinds);
    }
    if (answer.status !== 'absent') return answer;
    const served = version === undefined ? ['v1'] : await this.versions(group, signal);
    const instead = served.length === 0 ? '' : `; served instead: ${served.join(', ')}`;
    return { status: 'absent', reason: `this cluster does not serve ${apiVersion}${instead}` };
  }

  /** Every kind that the cluster serves; an API that does not answer (its server is down) is left out. */
  async kinds(signal: AbortSignal): Promise<ReadOutcome<readonly ServedKind[]>> {
    const groups = await this.ask('/apis', signal);
    if (groups.status !== 'ok') return groups;
    const served = await Promise.all(
      ['v1', ...preferredOf(groups.value)].map(async (apiVersion) => {
        const kinds = await this.resources(apiVersion, signal);
        return kinds.status === 'ok' ? kinds.value.map((kind) => ({ ...kind, apiVersion })) : [];
      }),
    );
    return ok(served.flat());
  }

  private async versions(group: string, signal: AbortSignal): Promise<readonly string[]> {
    const answer = await this.ask(`/apis/${group}`, signal);
    return answer.status === 'ok' ? versionsOf(answer.value) : [];
  }
}
