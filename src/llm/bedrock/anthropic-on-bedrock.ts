import { QUIET, type AnthropicPlatform } from '../anthropic/platform.js';
import { LlmError } from '../failure.js';
import type { AwsCredentials } from './aws-credentials.js';

/** Where Amazon Bedrock is asked. */
export interface BedrockPlace {
  readonly region: string;
  /** Of a private endpoint; `null` for Amazon's own. */
  readonly baseUrl: string | null;
}

/** Models of Anthropic at Amazon Bedrock, each request signed. The SDK is loaded by the first call. */
export const anthropicOnBedrock = (
  { region, baseUrl }: BedrockPlace,
  credentials: AwsCredentials,
): AnthropicPlatform => ({
  id: 'bedrock',
  secrets: [],
  absentModel: null,
  client: async ({ fetch, timeoutMs }) => {
    const [{ AnthropicBedrock }, identity] = await Promise.all([
      import('@anthropic-ai/bedrock-sdk').catch((error: unknown) => {
        throw new LlmError('unknown', "Anthropic's SDK for Bedrock could not be loaded", { cause: error });
      }),
      credentials.get(),
    ]);
    return new AnthropicBedrock({
      ...QUIET,
      // `null`: requests are signed, whatever stands in the environment.
      apiKey: null,
      awsRegion: region,
      awsAccessKey: identity.accessKeyId,
      awsSecretKey: identity.secretAccessKey,
      awsSessionToken: identity.sessionToken ?? null,
      baseURL: baseUrl ?? `https://bedrock-runtime.${region}.amazonaws.com`,
      timeout: timeoutMs,
      fetch,
    });
  },
});
