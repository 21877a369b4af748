import type { Settings } from '../config/settings.js';
import type { Logger } from '../telemetry/logger.js';
import { AnthropicProvider } from './anthropic/anthropic-provider.js';
import { anthropicItself } from './anthropic/platform.js';
import { azureTokens } from './azure/azure-token.js';
import { anthropicOnBedrock } from './bedrock/anthropic-on-bedrock.js';
import { AwsCredentials } from './bedrock/aws-credentials.js';
import { GeminiProvider } from './gemini/gemini-provider.js';
import { geminiItself } from './gemini/platform.js';
import { wordsOf } from './http-failure/words.js';
import type { Learned } from './known-form.js';
import { bareModelId } from './models/model-family.js';
import { OpenAiProvider } from './openai/openai-provider.js';
import type { ProviderId } from '../config/providers.js';
import type { LlmProvider } from './provider.js';
import { isConfigured } from './provider-settings.js';
import type { ModelTransport } from './transport/model-transport.js';
import { anthropicOnVertex } from './vertex/anthropic-on-vertex.js';
import { geminiOnVertex } from './vertex/gemini-on-vertex.js';
import { GoogleCredentials } from './vertex/google-credentials.js';

/** Makes the adapter of a provider for one model; `null` when the provider is not configured. */
export type ProviderFactory = (id: ProviderId, modelId: string) => LlmProvider | null;

/** DI token of the {@link ProviderFactory}. */
export const LLM_PROVIDERS = Symbol('LLM_PROVIDERS');

type LlmSettings = Settings['llm'];

/** What every adapter is made with. */
interface Common {
  readonly model: string;
  readonly timeoutMs: number;
  readonly transport: ModelTransport;
  readonly effort: LlmSettings['effort'];
  readonly onLearned: (learned: Learned, words: string) => void;
}

/** The adapter of a provider, or `null` when it is not configured. */
export const createProvider = (
  id: ProviderId,
  { llm }: Pick<Settings, 'llm'>,
  modelId: string,
  transport: ModelTransport,
  logger: Logger,
): LlmProvider | null => {
  if (!isConfigured(id, llm)) return null;
  const onLearned = (form: Learned, words: string): void =>
    logger.info('model_form_learned', {
      provider: id,
      model: modelId,
      form,
      error: wordsOf(words, [...keysOf(llm), ...transport.secrets]),
    });
  const timeoutMs = llm.requestTimeoutSeconds * 1000;
  return CREATE[id](llm, { model: modelId, timeoutMs, transport, effort: llm.effort, onLearned });
};

const keysOf = ({
  openaiApiKey,
  geminiApiKey,
  anthropicApiKey,
  azureApiKey,
}: LlmSettings): readonly string[] =>
  [openaiApiKey, geminiApiKey, anthropicApiKey, azureApiKey].filter((key) => key !== null);

const azure = (llm: LlmSettings, common: Common): LlmProvider => {
  const key = llm.azureApiKey;
  const { azureTenantId: tenantId, azureClientId: clientId, azureTokenFile: tokenFile } = llm;
  const identity = { tenantId, clientId, tokenFile, authorityHost: llm.azureAuthorityHost };
  return new OpenAiProvider({
    ...common,
    id: 'azure',
    own: true,
    apiKey: key ?? azureTokens(identity, common.transport),
    ...(key !== null && { authorisation: { 'api-key': key } }),
    baseUrl: `${llm.azureEndpoint ?? ''}/openai/v1`,
    api: llm.azureApi,
  });
};

const vertex = (llm: LlmSettings, common: Common): LlmProvider => {
  const { vertexProject, vertexLocation: location, vertexBaseUrl: baseUrl } = llm;
  const place = { project: vertexProject ?? '', location, baseUrl };
  const credentials = new GoogleCredentials();
  return bareModelId(common.model).startsWith('claude')
    ? new AnthropicProvider({ ...common, platform: anthropicOnVertex(place, credentials) })
    : new GeminiProvider({ ...common, platform: geminiOnVertex(place, credentials) });
};

const bedrock = (llm: LlmSettings, common: Common): LlmProvider => {
  const region = llm.bedrockRegion ?? '';
  const place = { region, baseUrl: llm.bedrockBaseUrl };
  return new AnthropicProvider({
    ...common,
    platform: anthropicOnBedrock(place, new AwsCredentials(region)),
  });
};

/** One for each id; what is missing in the settings has been asked before. */
const CREATE: Readonly<Record<ProviderId, (llm: LlmSettings, common: Common) => LlmProvider>> = {
  openai: (llm, common) =>
    new OpenAiProvider({
      ...common,
      apiKey: llm.openaiApiKey ?? '',
      baseUrl: llm.openaiBaseUrl,
      api: llm.openaiApi,
    }),
  gemini: (llm, common) =>
    new GeminiProvider({ ...common, platform: geminiItself(llm.geminiApiKey ?? '', llm.geminiBaseUrl) }),
  anthropic: (llm, common) =>
    new AnthropicProvider({
      ...common,
      platform: anthropicItself(llm.anthropicApiKey ?? '', llm.anthropicBaseUrl),
      outputTokens: llm.anthropicMaxTokens || null,
    }),
  azure,
  vertex,
  bedrock,
};
