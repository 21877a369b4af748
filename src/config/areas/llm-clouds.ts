import { httpHeaders } from '../http-headers.js';
import { choice, httpUrl, secret, text, textWithDefault } from '../setting.js';

/** Models that are asked through a cloud, with the identity that the pod has there. */
export const llmClouds = {
  azureEndpoint: httpUrl('AZURE_OPENAI_ENDPOINT', {
    about: 'Endpoint of an Azure OpenAI resource, without a path.',
    example: 'https://my-resource.openai.azure.com',
  }),
  azureDeployment: text('AZURE_OPENAI_DEPLOYMENT', {
    about: 'Deployment that is asked at Azure OpenAI.',
    example: 'gpt-6-1-sol',
  }),
  azureApiKey: secret('AZURE_OPENAI_API_KEY', {
    about: 'Key of the Azure OpenAI resource; without it the identity of the pod counts.',
    example: 'from a Secret',
  }),
  azureApi: choice('AZURE_OPENAI_API', ['responses', 'chat'], {
    fallback: 'responses',
    about: 'Protocol that the deployment is asked by.',
  }),
  azureHeaders: httpHeaders('AZURE_OPENAI_HEADERS', 'Further headers sent to Azure OpenAI.'),
  azureTenantId: text('AZURE_TENANT_ID', {
    about: 'Tenant of the workload identity; set by its webhook.',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  azureClientId: text('AZURE_CLIENT_ID', {
    about: 'Client of the workload identity; set by its webhook.',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  azureTokenFile: text('AZURE_FEDERATED_TOKEN_FILE', {
    about: 'File with the token of the service account; set by the webhook of the workload identity.',
    example: '/var/run/secrets/azure/tokens/azure-identity-token',
  }),
  azureAuthorityHost: httpUrl('AZURE_AUTHORITY_HOST', {
    about: 'Where tokens of Azure come from; set by the webhook of the workload identity.',
    example: 'https://login.microsoftonline.com',
  }),
  vertexProject: text('VERTEX_PROJECT', {
    about: 'Project of Google Cloud whose Vertex AI is asked, with application default credentials.',
    example: 'my-project',
  }),
  vertexLocation: textWithDefault('VERTEX_LOCATION', {
    fallback: 'global',
    about: 'Location of Vertex AI.',
  }),
  vertexModel: textWithDefault('VERTEX_MODEL_ID', {
    fallback: 'gemini-3.8-flash',
    about: 'Model at Vertex AI: of Gemini, or of Anthropic (claude-…).',
  }),
  vertexBaseUrl: httpUrl('VERTEX_BASE_URL', {
    about: 'Base URL of a private endpoint of Vertex AI, without the version.',
    example: 'https://aiplatform-my-endpoint.p.googleapis.com',
  }),
  bedrockModel: text('BEDROCK_MODEL_ID', {
    about: 'Model of Anthropic at Amazon Bedrock: its id, or that of an inference profile.',
    example: 'global.anthropic.claude-sonnet-5',
  }),
  bedrockRegion: text('AWS_REGION', {
    about: 'Region of Amazon Bedrock; set by EKS. Credentials come from the default chain of AWS.',
    example: 'eu-central-1',
  }),
  bedrockBaseUrl: httpUrl('BEDROCK_BASE_URL', {
    about: 'Base URL of a private endpoint of Amazon Bedrock.',
    example: 'https://vpce-0a1b-bedrock-runtime.eu-central-1.vpce.amazonaws.com',
  }),
};
