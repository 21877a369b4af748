import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/** How bytes leave the process, by what the code that sends them imports or calls. */
const SINKS: Readonly<Record<string, RegExp>> = {
  'standard output and error': /process\.(?:stdout|stderr)\b|\bconsole\.\w+\(/,
  files: /\b(?:writeFile|appendFile|createWriteStream|writeFileSync|appendFileSync)\b/,
  'NATS messages': /\b(?:js|nc)\.(?:publish|request)\(|\.respond\(/,
  'NATS buckets': /#?\bkv(?:\([^)]*\))*\)?\.(?:put|create|update)\(/,
  database: /\b(?:manager|runner|transaction|repository)\.(?:query|save|insert|upsert|update)(?:<[^(]*>)?\(/,
  HTTP: /\breply\b[^;]{0,80}\.send\(/,
  'requests of our own': /from 'undici'|\bfetch\(/,
  'the log': /from 'pino'/,
  mail: /import\('nodemailer/,
};

/**
 * Every file with a sink. `masked`: what it sends has the type `Masked`, or it masks it. `raw: …`: what it sends was received
 * as it is or holds no text of others, and why that may be.
 */
const DECLARED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'standard output and error': {
    'telemetry/terminal.ts': 'masked',
    'app/mcp-over-stdio.ts': 'masked',
    'cli/analyze.command.ts': 'raw: asks only whether standard output is a terminal',
    'cli/mask.command.ts': 'masked',
    'telemetry/create-logger.ts': 'masked',
  },
  files: {
    'cli/eval/kept-replies.ts': 'masked',
    'cli/scenario/new-scenario.ts': 'masked',
    'integrations/kubernetes/recording/write-snapshot.ts': 'masked',
  },
  'NATS messages': {
    'cli/doctor/check-nats.ts': 'raw: no text of others, and what no stream takes',
    'jetstream/dead-letter-store.ts': 'raw: dead letters as received, on the subject that they came on',
    'jetstream/nats-message-log.ts':
      'raw: alerts and dead letters as received, triggers; results and changes are masked',
    'jetstream/pull.ts': 'raw: what is asked for, and no text',
    'jetstream/pulled-message.ts': 'raw: settlements, and no text',
    'jetstream/replica-channel.ts': 'raw: names of providers and models between replicas',
  },
  'NATS buckets': { 'jetstream/nats-bucket.ts': 'raw: alerts as received, which only the service may read' },
  database: {
    'sessions/database/conversations.ts': 'masked',
    'sessions/database/expire.ts': 'raw: no text',
    'sessions/database/migrate.ts': 'raw: no text',
    'sessions/database/migrations/create-history-1795000000000.ts': 'raw: no text',
    'sessions/database/summaries.ts': 'masked',
    'sessions/database/transcripts.ts': 'masked',
  },
  HTTP: {
    'http/errors/http-errors.filter.ts': 'masked',
    'http/mcp/mcp.controller.ts': 'masked',
    'http/server.ts': 'raw: errors in words of our own, before there is a request',
  },
  'requests of our own': {
    'cli/doctor/check-rights.ts': 'raw: credentials and questions about rights to the cluster itself',
    'http/mcp/mcp.controller.ts': 'raw: asks a handler of this process, and nothing leaves',
    'integrations/kubernetes/client/kube-config.ts': 'raw: credentials to the cluster itself',
    'llm/anthropic/anthropic-provider.ts': 'masked',
    'llm/anthropic/whole-message.ts': 'masked',
    'llm/azure/azure-token.ts': 'raw: credentials to the token endpoint itself',
    'llm/gemini/gemini-provider.ts': 'masked',
    'llm/openai/openai-provider.ts': 'masked',
    'llm/transport/clean-events.ts': 'masked',
    'llm/transport/model-transport.ts': 'masked',
    'transport/connections.ts': 'raw: queries to the sources that the settings name',
    'transport/exchange.ts': 'raw: queries to the sources that the settings name',
    'transport/proxy-routes.ts': 'raw: no text',
    'transport/submit.ts': 'masked',
  },
  mail: { 'notify/sinks/email/send-mail.ts': 'masked' },
  'the log': { 'telemetry/create-logger.ts': 'masked', 'telemetry/pino-logger.ts': 'masked' },
};

const sources = globSync('src/**/*.ts')
  // Rules are pure, and their samples hold all kinds of code.
  .filter((path) => !/\.spec\.ts$|\.samples\.|^src\/masking\/rules\//.test(path))
  .map((path) => ({
    path: path.replace(/^src\//, ''),
    code: readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
  }));

describe.each(Object.entries(SINKS))('what leaves through %s', (sink, pattern) => {
  const found = sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);

  it('is declared, file by file', () => {
    expect(found.toSorted()).toEqual(Object.keys(DECLARED[sink] ?? {}).toSorted());
  });
});
