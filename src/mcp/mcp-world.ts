import { Injectable } from '@nestjs/common';
import { Masker } from '../masking/index.js';
import { Logger } from '../telemetry/logger.js';

/** Masking and the log. */
@Injectable()
export class McpWorld {
  constructor(
    readonly masker: Masker,
    readonly logger: Logger,
  ) {}
}
