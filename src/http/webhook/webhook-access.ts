import { Injectable, UnauthorizedException } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { Logger } from '../../telemetry/logger.js';
import { Unavailable } from '../errors/unavailable.js';
import { bearsToken } from './bearer-token.js';
import { TokenFile } from './token-file.js';

const RETRY_SECONDS = 30;

/** Who may post alerts: whoever has the token of `WEBHOOK_TOKEN_FILE`, or everyone when none is set. */
@Injectable()
export class WebhookAccess {
  readonly #file: TokenFile | null;

  constructor(
    { server }: Settings,
    private readonly logger: Logger,
  ) {
    this.#file = server.webhookTokenFile === null ? null : new TokenFile(server.webhookTokenFile);
  }

  /**
   * @throws {UnauthorizedException} without the token
   * @throws {Unavailable} while the token cannot be read: a 4xx would make Alertmanager drop the alerts for our fault
   */
  async check(authorization: string | undefined): Promise<void> {
    if (this.#file === null) return;
    if (!bearsToken(authorization, await this.#token(this.#file))) throw new UnauthorizedException();
  }

  async #token(file: TokenFile): Promise<string> {
    try {
      return await file.token();
    } catch (error) {
      this.logger.error('webhook_token_unreadable', { error });
      throw new Unavailable('the webhook token cannot be read', RETRY_SECONDS, { cause: error });
    }
  }
}
