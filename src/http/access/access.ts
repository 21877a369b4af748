import {
  ForbiddenException,
  Injectable,
  UnauthorizedException,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { AccessRole } from '../../config/areas/access.js';
import { Settings } from '../../config/settings.js';
import { SecretFile } from '../../transport/secret-file.js';
import type { DependencyStatus } from '../../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../lifecycle/health-of.js';
import { Logger } from '../../telemetry/logger.js';
import { Unavailable } from '../errors/unavailable.js';
import { type ApiToken, parseApiTokens } from './api-tokens.js';
import { isCrossOrigin } from './cross-origin.js';
import { bearerDigest, sameToken, tokenDigest, type TokenDigest } from './bearer-token.js';

const RETRY_SECONDS = 30;
/** Anyone can send requests, and each of them finds the file unreadable. */
const LOG_EVERY_MS = 60_000;

/**
 * Who may do what: bearer tokens with roles from `API_TOKENS_FILE`, and for `ingest` also the one of `WEBHOOK_TOKEN_FILE`.
 * `admin` includes the others. Without files everyone may do everything, as with the existing agent. Files are read again
 * when they change.
 */
@HealthOf('tokens')
@Injectable()
export class Access implements OnApplicationBootstrap, DependencyHealth {
  readonly #tokensFile: SecretFile | null;
  readonly #webhookFile: SecretFile | null;
  readonly #openRoles: readonly AccessRole[];
  #readable: DependencyStatus | null = null;
  #toldAt = -Infinity;
  #parsed: { readonly text: string; readonly tokens: readonly ApiToken[] } = { text: '', tokens: [] };

  constructor(
    { access, server }: Settings,
    private readonly logger: Logger,
  ) {
    this.#tokensFile =
      access.tokensFile === null ? null : new SecretFile(access.tokensFile, 'API_TOKENS_FILE');
    this.#webhookFile =
      server.webhookTokenFile === null ? null : new SecretFile(server.webhookTokenFile, 'WEBHOOK_TOKEN_FILE');
    this.#openRoles = access.openRoles;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#tokensFile === null) {
      this.logger.warn('api_open', {
        remedy:
          'everyone who reaches the port may use every route, /config/ai included; set API_TOKENS_FILE to ask for tokens',
      });
      return;
    }
    await this.#tokens(this.#tokensFile).catch((error: unknown) => this.#unreadable(error));
    if (this.#openRoles.length > 0) this.logger.info('api_open_roles', { roles: this.#openRoles });
  }

  /**
   * @throws {UnauthorizedException} without a token that is known
   * @throws {ForbiddenException} with one that does not allow this, and without any for a page of another site
   * @throws {Unavailable} while the tokens cannot be read: a 4xx would make a caller give up for our fault
   */
  async check(role: AccessRole, headers: IncomingHttpHeaders): Promise<void> {
    const guarded = this.#tokensFile !== null && !this.#openRoles.includes(role);
    const webhook = role === 'ingest' ? this.#webhookFile : null;
    if (!guarded && webhook === null) {
      // A page in somebody's browser has no token to send, so a token is guard enough; without one this is.
      if (isCrossOrigin(headers)) throw new ForbiddenException();
      return;
    }
    const given = bearerDigest(headers.authorization);
    const allowed = await this.#allowedBy(given, { api: guarded ? this.#tokensFile : null, webhook });
    if (allowed === null) throw new UnauthorizedException();
    if (!allowed.includes(role) && !allowed.includes('admin')) throw new ForbiddenException();
  }

  /** Roles of a token; `null` for one that is not known. */
  async #allowedBy(
    given: TokenDigest | null,
    files: { readonly api: SecretFile | null; readonly webhook: SecretFile | null },
  ): Promise<readonly AccessRole[] | null> {
    const known: ApiToken[] = [];
    try {
      if (files.webhook !== null)
        known.push({ digest: tokenDigest(await files.webhook.text()), roles: ['ingest'] });
      if (files.api !== null) known.push(...(await this.#tokens(files.api)));
    } catch (error) {
      this.#unreadable(error);
      throw new Unavailable('the tokens cannot be read', RETRY_SECONDS, { cause: error });
    }
    if (given === null) return null;
    // All are compared, so that the time says nothing about which one came near.
    const matching = known.filter(({ digest }) => sameToken(digest, given));
    return matching.length === 0 ? null : matching.flatMap(({ roles }) => roles);
  }

  status(): DependencyStatus {
    if (this.#tokensFile === null && this.#webhookFile === null) return { state: 'off', detail: null };
    return this.#readable ?? { state: 'starting', detail: 'not read yet' };
  }

  /** Reads the files, so that one that is missing is known before the first request. */
  async probe(): Promise<void> {
    this.#readable = (await this.#problemOf('WEBHOOK_TOKEN_FILE', async () => this.#webhookFile?.text())) ??
      (await this.#problemOf('API_TOKENS_FILE', async () =>
        this.#tokensFile === null ? undefined : this.#tokens(this.#tokensFile),
      )) ?? { state: 'up', detail: null };
  }

  async #problemOf(variable: string, read: () => Promise<unknown>): Promise<DependencyStatus | null> {
    try {
      await read();
      return null;
    } catch (error) {
      return {
        state: 'misconfigured',
        detail: error instanceof Error ? error.message : String(error),
        variable,
        remedy:
          'mount the file that the setting names, readable and with a token in it; until then requests that need one are answered 503',
      };
    }
  }

  async #tokens(file: SecretFile): Promise<readonly ApiToken[]> {
    const text = await file.text();
    if (text !== this.#parsed.text) this.#parsed = { text, tokens: parseApiTokens(text) };
    return this.#parsed.tokens;
  }

  #unreadable(error: unknown): void {
    if (Date.now() - this.#toldAt < LOG_EVERY_MS) return;
    this.#toldAt = Date.now();
    this.logger.error('api_tokens_unreadable', {
      error,
      remedy:
        'mend the file that API_TOKENS_FILE or WEBHOOK_TOKEN_FILE names; until then requests are answered 503',
    });
  }
}
