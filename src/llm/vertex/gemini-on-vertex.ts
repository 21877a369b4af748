import type { GeminiPlatform } from '../gemini/platform.js';
import type { VertexPlace } from './anthropic-on-vertex.js';
import type { GoogleCredentials } from './google-credentials.js';

/** Models of Gemini at Vertex AI. */
export const geminiOnVertex = (
  { project, location, baseUrl }: VertexPlace,
  credentials: GoogleCredentials,
): GeminiPlatform => ({
  id: 'vertex',
  secrets: [],
  describesModels: false,
  client: async () => {
    const { client } = await credentials.ready();
    return {
      vertexai: true,
      project,
      location,
      googleAuthOptions: { authClient: client },
      httpOptions: { ...(baseUrl !== null && { baseUrl }), retryOptions: { attempts: 1 } },
    };
  },
});
