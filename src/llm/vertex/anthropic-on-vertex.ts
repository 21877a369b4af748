import { LlmError } from '../failure.js';
import { QUIET, type AnthropicPlatform } from '../anthropic/platform.js';
import type { GoogleCredentials } from './google-credentials.js';

/** Where Vertex AI is asked. */
export interface VertexPlace {
  readonly project: string;
  readonly location: string;
  /** Of a private endpoint, without the version; `null` for Google's own. */
  readonly baseUrl: string | null;
}

/** Models of Anthropic at Vertex AI. The SDK is loaded by the first call. */
export const anthropicOnVertex = (
  { project, location, baseUrl }: VertexPlace,
  credentials: GoogleCredentials,
): AnthropicPlatform => ({
  id: 'vertex',
  secrets: [],
  absentModel: null,
  client: async ({ fetch, timeoutMs }) => {
    const [{ AnthropicVertex }, { client }] = await Promise.all([
      import('@anthropic-ai/vertex-sdk').catch((error: unknown) => {
        throw new LlmError('unknown', "Anthropic's SDK for Vertex AI could not be loaded", { cause: error });
      }),
      credentials.ready(),
    ]);
    return new AnthropicVertex({
      ...QUIET,
      region: location,
      projectId: project,
      authClient: client,
      ...(baseUrl !== null && { baseURL: `${baseUrl}/v1` }),
      timeout: timeoutMs,
      fetch,
    });
  },
});
