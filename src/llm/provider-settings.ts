import type { Settings } from '../config/settings.js';
import type { ProviderId } from '../config/providers.js';

type LlmSettings = Settings['llm'];

/** The settings of one provider: their names, and what they say. */
interface ProviderSettings {
  /** Without it the provider is not asked. */
  readonly needed: string;
  /** What to look at when it refuses the credentials, the model or the address. */
  readonly checked: readonly string[];
  readonly configured: (llm: LlmSettings) => boolean;
  readonly model: (llm: LlmSettings) => string;
  readonly headers: (llm: LlmSettings) => Readonly<Record<string, string>>;
}

const none = (): Readonly<Record<string, string>> => ({});

const PROVIDERS: Readonly<Record<ProviderId, ProviderSettings>> = {
  openai: {
    needed: 'OPENAI_API_KEY',
    checked: ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL_ID'],
    configured: ({ openaiApiKey }) => openaiApiKey !== null,
    model: ({ openaiModel }) => openaiModel,
    headers: ({ openaiHeaders }) => openaiHeaders,
  },
  gemini: {
    needed: 'GEMINI_API_KEY',
    checked: ['GEMINI_API_KEY', 'GEMINI_BASE_URL', 'GEMINI_MODEL_ID'],
    configured: ({ geminiApiKey }) => geminiApiKey !== null,
    model: ({ geminiModel }) => geminiModel,
    headers: ({ geminiHeaders }) => geminiHeaders,
  },
  anthropic: {
    needed: 'ANTHROPIC_API_KEY',
    checked: ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'ANTHROPIC_MODEL_ID'],
    configured: ({ anthropicApiKey }) => anthropicApiKey !== null,
    model: ({ anthropicModel }) => anthropicModel,
    headers: ({ anthropicHeaders }) => anthropicHeaders,
  },
  azure: {
    needed: 'AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT',
    checked: [
      'AZURE_OPENAI_API_KEY or the workload identity',
      'AZURE_OPENAI_ENDPOINT',
      'AZURE_OPENAI_DEPLOYMENT',
    ],
    configured: ({ azureEndpoint, azureDeployment }) => azureEndpoint !== null && azureDeployment !== null,
    model: ({ azureDeployment }) => azureDeployment ?? '',
    headers: ({ azureHeaders }) => azureHeaders,
  },
  vertex: {
    needed: 'VERTEX_PROJECT',
    checked: [
      'the application default credentials and their role',
      'VERTEX_PROJECT',
      'VERTEX_LOCATION',
      'VERTEX_MODEL_ID',
    ],
    configured: ({ vertexProject }) => vertexProject !== null,
    model: ({ vertexModel }) => vertexModel,
    headers: none,
  },
  bedrock: {
    needed: 'BEDROCK_MODEL_ID and AWS_REGION',
    checked: ["the role of the pod's service account", 'AWS_REGION', 'BEDROCK_MODEL_ID'],
    configured: ({ bedrockModel, bedrockRegion }) => bedrockModel !== null && bedrockRegion !== null,
    model: ({ bedrockModel }) => bedrockModel ?? '',
    headers: none,
  },
};

/** Whether a provider may be asked: it has a key, or the place where the pod's identity counts. */
export const isConfigured = (id: ProviderId, llm: LlmSettings): boolean => PROVIDERS[id].configured(llm);

/** The settings without which a provider is passed over. */
export const neededSettings = (id: ProviderId): string => PROVIDERS[id].needed;

/** What a person looks at when a provider refuses the credentials, the model or the address. */
export const checkedSettings = (id: ProviderId): string => {
  const { checked } = PROVIDERS[id];
  return `${checked.slice(0, -1).join(', ')} and ${checked.at(-1) ?? ''}`;
};

/** Headers that are sent to a provider beyond those of its protocol. */
export const headersFor = (id: ProviderId, llm: LlmSettings): Readonly<Record<string, string>> =>
  PROVIDERS[id].headers(llm);

/** The model that the settings name for a provider. */
export const modelSettingOf = (id: ProviderId, llm: LlmSettings): string => PROVIDERS[id].model(llm);
