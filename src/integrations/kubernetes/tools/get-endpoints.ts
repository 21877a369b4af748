import { z } from 'zod';
import { equalsLabel } from '../label-selector.js';
import type { EndpointSlice } from '../../../evidence/objects.js';
import { ok, type ReadOutcome } from '../../../transport/read-outcome.js';
import { namespace, objectName } from '../../../tools/parameters.js';
import type { ClusterToolContext } from './cluster-tool.js';
import { failureShape, valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';
import { shownManifest } from './manifests.js';

/** Most slices of one Service; each holds up to a hundred addresses. */
const SLICES_READ = 100;

const sliceShape = ({ metadata, endpoints, ports }: EndpointSlice) => ({
  name: metadata.name,
  ports: (ports ?? []).map(({ name, port, protocol }) => ({
    name: name ?? null,
    port: port ?? null,
    protocol: protocol ?? null,
  })),
  endpoints: (endpoints ?? []).map(({ addresses, conditions, targetRef }) => ({
    addresses,
    ready: conditions?.ready ?? null,
    serving: conditions?.serving ?? null,
    terminating: conditions?.terminating ?? null,
    target: targetRef === undefined ? null : `${targetRef.kind ?? ''}/${targetRef.name ?? ''}`,
  })),
});

const readSlices = async (
  namespace: string,
  service: string,
  { kubernetes, signal }: ClusterToolContext,
): Promise<ReadOutcome<readonly EndpointSlice[]>> => {
  const labelSelector = equalsLabel('kubernetes.io/service-name', service);
  if (labelSelector === null) return ok([]); // no label can have the name, so no slice has
  const slices = { apiVersion: 'discovery.k8s.io/v1', plural: 'endpointslices', namespace };
  return kubernetes.list<EndpointSlice>({ ...slices, labelSelector, limit: SLICES_READ }, signal);
};

export const getEndpoints = clusterTool({
  name: 'get_endpoints',
  about:
    'The addresses behind a Service, ready and not ready, with the pod of each: from its Endpoints and its EndpointSlices.',
  parameters: z.object({ namespace, name: objectName("Service's name.") }),
  run: async ({ namespace, name }, context) => {
    const { kubernetes, signal } = context;
    const endpointsRef = { apiVersion: 'v1', plural: 'endpoints', namespace, name };
    const [endpoints, slices] = await Promise.all([
      kubernetes.get(endpointsRef, signal),
      readSlices(namespace, name, context),
    ]);
    const found = slices.status === 'ok' ? slices.value : [];
    if (endpoints.status !== 'ok' && found.length === 0) valueOf(endpoints);
    return {
      ...(endpoints.status === 'ok'
        ? shownManifest(endpoints.value)
        : { endpoints: failureShape(endpoints) }),
      endpoint_slices: slices.status === 'ok' ? found.map(sliceShape) : failureShape(slices),
    };
  },
});
