import type { GoogleAuth } from 'google-auth-library';
import { Lazy } from '../../waiting/lazy.js';
import { credentialsFailure } from '../credentials-failure.js';

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/** Application default credentials: on GKE those of the pod's service account. Google's library keeps their tokens. */
export class GoogleCredentials {
  readonly #auth = new Lazy(async () => {
    const { GoogleAuth: Auth } = await import('google-auth-library');
    return new Auth({ scopes: SCOPE });
  });

  /** Whoever signs requests, with a token at hand. @throws {LlmError} when there is none */
  async ready(): Promise<{
    readonly auth: GoogleAuth;
    readonly client: Awaited<ReturnType<GoogleAuth['getClient']>>;
  }> {
    try {
      const auth = await this.#auth.get();
      const client = await auth.getClient();
      await client.getAccessToken();
      return { auth, client };
    } catch (error) {
      throw credentialsFailure(error, 'Google Cloud');
    }
  }
}
