import type { BackendSettings } from './areas/sources.js';
import type { Problem } from './problem.js';

const problemOf = (
  prefix: string,
  { url, username, password, passwordFile, bearerTokenFile }: BackendSettings,
): Problem | null => {
  if (password !== null && passwordFile !== null) {
    return {
      env: `${prefix}_PASSWORD_FILE`,
      problem: `must not be set beside ${prefix}_PASSWORD`,
      example: `/etc/kuberca/${prefix.toLowerCase()}-password`,
    };
  }
  if ((username === null) !== (password === null && passwordFile === null)) {
    return username === null
      ? { env: `${prefix}_USERNAME`, problem: `must be set with ${prefix}_PASSWORD`, example: 'kuberca' }
      : {
          env: `${prefix}_PASSWORD`,
          problem: `must be set with ${prefix}_USERNAME`,
          example: 'from a Secret',
        };
  }
  const inUrl = url !== null && new URL(url).username !== '';
  const ways = [inUrl, username !== null, bearerTokenFile !== null].filter(Boolean).length;
  return ways > 1
    ? {
        env: inUrl ? `${prefix}_URL` : `${prefix}_BEARER_TOKEN_FILE`,
        problem: `only one of user in ${prefix}_URL, ${prefix}_USERNAME and ${prefix}_BEARER_TOKEN_FILE may be set`,
        example: inUrl ? `http://${prefix.toLowerCase()}.monitoring.svc` : '',
      }
    : null;
};

/** Credentials of one source that do not go together. */
export const credentialProblems = (backends: Readonly<Record<string, BackendSettings>>): readonly Problem[] =>
  Object.entries(backends).flatMap(([prefix, settings]) => problemOf(prefix, settings) ?? []);
