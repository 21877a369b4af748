import type { fromNodeProviderChain as DefaultChain } from '@aws-sdk/credential-providers';
import { Lazy } from '../../waiting/lazy.js';
import { credentialsFailure } from '../credentials-failure.js';

/** Credentials of AWS, which run out. */
type Identity = Awaited<ReturnType<ReturnType<typeof DefaultChain>>>;

/** Credentials are asked for again this long before they run out, in ms. */
const BEFORE_END_MS = 5 * 60_000;

/**
 * Credentials from the default chain of AWS: on EKS those of the pod, by IRSA or Pod Identity. Kept until shortly before
 * they run out. The SDK is loaded by the first call.
 */
export class AwsCredentials {
  readonly #chain = new Lazy(async () => {
    const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
    return fromNodeProviderChain({ clientConfig: { region: this.region } });
  });
  #kept: Identity | null = null;

  constructor(private readonly region: string) {}

  /** @throws {LlmError} when there are none */
  async get(): Promise<Identity> {
    const until = this.#kept?.expiration?.getTime() ?? Infinity;
    if (this.#kept !== null && Date.now() < until - BEFORE_END_MS) return this.#kept;
    try {
      this.#kept = await (await this.#chain.get())();
      return this.#kept;
    } catch (error) {
      throw credentialsFailure(error, 'AWS');
    }
  }
}
