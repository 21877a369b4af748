import { isObjectName } from '../../../evidence/object-names.js';
import type { KubeObject, Pod } from '../../../evidence/objects.js';
import { parseApiRequest, type ApiRequest } from './api-request.js';
import type { Recording } from './recording.js';
import { cutLog, noSuchLog } from './recorded-log.js';
import { fieldSelector, InvalidSelector, labelSelector } from './selectors.js';

/** An HTTP answer of the recorded API server. */
export interface SnapshotAnswer {
  readonly status: number;
  readonly contentType: 'application/json' | 'text/plain';
  readonly body: string;
}

const json = (status: number, value: unknown): SnapshotAnswer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value),
});

const REASONS: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  404: 'NotFound',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

const failure = (code: number, message: string): SnapshotAnswer =>
  json(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason: REASONS[code], code });

const notFound = ({ apiVersion, plural }: ApiRequest, name: string): SnapshotAnswer => {
  const [group, version] = apiVersion.split('/');
  return failure(404, `${plural}${version === undefined ? '' : `.${group}`} "${name}" not found`);
};

const number = (parameters: URLSearchParams, name: string): number | null => {
  const text = parameters.get(name);
  return text === null || !/^\d+$/.test(text) ? null : Number(text);
};

const list = (request: ApiRequest, objects: readonly KubeObject[]): SnapshotAnswer => {
  const { parameters } = request;
  const labels = labelSelector(parameters.get('labelSelector') ?? '');
  const fields = fieldSelector(parameters.get('fieldSelector') ?? '');
  const matching = objects.filter((object) => labels(object) && fields(object));
  const start = Number(parameters.get('continue') ?? 0);
  const limit = number(parameters, 'limit') || matching.length;
  const items = matching.slice(start, start + limit);
  const next = start + limit < matching.length ? String(start + limit) : undefined;
  return json(200, {
    kind: `${objects[0]?.kind ?? ''}List`,
    apiVersion: request.apiVersion,
    metadata: { resourceVersion: '1', ...(next !== undefined && { continue: next }) },
    items,
  });
};

const log = async (request: ApiRequest, pod: Pod, recording: Recording): Promise<SnapshotAnswer> => {
  const { parameters } = request;
  const container = parameters.get('container') ?? pod.spec.containers[0]?.name ?? '';
  const previous = parameters.get('previous') === 'true';
  if (!isObjectName(container)) return failure(400, `container ${container} is not valid`);
  const { namespace = '', name } = pod.metadata;
  const text = await recording.log(namespace, name, container, previous);
  if (text === null) {
    const none = noSuchLog(pod, container, previous);
    return none === null
      ? failure(503, 'not recorded: the snapshot does not hold this log')
      : failure(400, none);
  }
  const part = {
    tailLines: number(parameters, 'tailLines'),
    sinceSeconds: number(parameters, 'sinceSeconds'),
    timestamps: parameters.get('timestamps') === 'true',
    limitBytes: number(parameters, 'limitBytes'),
  };
  const body = cutLog(text, part, recording.manifest.recordedAt);
  return { status: 200, contentType: 'text/plain', body };
};

const answerFrom = async (request: ApiRequest, recording: Recording): Promise<SnapshotAnswer> => {
  const { plural, namespace, name, subresource } = request;
  const collection = await recording.answering(request);
  if (!collection.recorded) return failure(503, collection.reason);
  if (name === null) return list(request, collection.objects);
  const object = collection.objects.find(
    ({ metadata }) => metadata.name === name && (metadata.namespace ?? null) === namespace,
  );
  if (object === undefined) return notFound(request, name);
  if (subresource === null) return json(200, object);
  if (subresource === 'log' && plural === 'pods') return log(request, object as Pod, recording);
  return failure(404, 'the server could not find the requested resource');
};

/** `/api/v1`, `/apis/apps`, `/apis/apps/v1`: what the server serves, which no recording holds. */
const DISCOVERY = /^\/(?:api\/[^/]+|apis\/[^/]+(?:\/[^/]+)?)\/?$/;

/** Answers a GET as the API server of the recorded cluster would have; what was not recorded is a 503 that says so. */
export const answerFromSnapshot = async (url: string, recording: Recording): Promise<SnapshotAnswer> => {
  if (DISCOVERY.test(new URL(url).pathname))
    return failure(503, 'not recorded: which kinds the cluster serves');
  const request = parseApiRequest(url);
  if (request === null) return failure(404, 'the server could not find the requested resource');
  try {
    return await answerFrom(request, recording);
  } catch (error) {
    return failure(error instanceof InvalidSelector ? 400 : 500, (error as Error).message);
  }
};
