import type { HttpClient, PipelineRequest } from '@azure/core-rest-pipeline';
import { Lazy } from '../../waiting/lazy.js';
import { credentialsFailure } from '../credentials-failure.js';
import type { ModelTransport } from '../transport/model-transport.js';

/** What tokens are asked for: the models of Azure's AI services. */
const SCOPE = 'https://cognitiveservices.azure.com/.default';

/** The identity that the webhook of Azure's workload identity gives to a pod. */
export interface WorkloadIdentity {
  readonly tenantId: string | null;
  readonly clientId: string | null;
  /** File with the token of the service account; `null`: the chain of Azure's SDK finds another identity. */
  readonly tokenFile: string | null;
  readonly authorityHost: string | null;
}

/**
 * Gives a token of the pod's identity, which Azure's SDK keeps until it runs out. The SDK is loaded by the first call, and
 * reaches the token endpoint by the same way as the model.
 */
export const azureTokens = (
  { tenantId, clientId, tokenFile, authorityHost }: WorkloadIdentity,
  transport: Pick<ModelTransport, 'fetch'>,
): (() => Promise<string>) => {
  const credential = new Lazy(async () => {
    const { DefaultAzureCredential, WorkloadIdentityCredential } = await import('@azure/identity');
    if (tokenFile === null) return new DefaultAzureCredential();
    return new WorkloadIdentityCredential({
      tokenFilePath: tokenFile,
      ...(tenantId !== null && { tenantId }),
      ...(clientId !== null && { clientId }),
      ...(authorityHost !== null && { authorityHost }),
      // Asks nobody else whether the authority is one of Microsoft's.
      disableInstanceDiscovery: true,
      httpClient: httpClientOver(transport, (await import('@azure/core-rest-pipeline')).createHttpHeaders),
      retryOptions: { maxRetries: 0 },
    });
  });
  return async () => {
    try {
      return (await (await credential.get()).getToken(SCOPE)).token;
    } catch (error) {
      throw credentialsFailure(error, 'Azure');
    }
  };
};

type CreateHeaders = (typeof import('@azure/core-rest-pipeline'))['createHttpHeaders'];

const httpClientOver = (
  transport: Pick<ModelTransport, 'fetch'>,
  createHeaders: CreateHeaders,
): HttpClient => ({
  sendRequest: async (request: PipelineRequest) => {
    const response = await transport.fetch(() => undefined)(request.url, {
      method: request.method,
      headers: request.headers.toJSON(),
      ...(typeof request.body === 'string' && { body: request.body }),
      ...(request.abortSignal !== undefined && { signal: request.abortSignal as AbortSignal }),
    });
    return {
      request,
      status: response.status,
      headers: createHeaders(Object.fromEntries(response.headers)),
      bodyAsText: await response.text(),
    };
  },
});
