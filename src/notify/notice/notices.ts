import { Injectable } from '@nestjs/common';
import type { Language } from '../../config/language.js';
import { Settings } from '../../config/settings.js';
import { type Masked, Masker } from '../../masking/index.js';
import { OutputPolicy } from '../../output/output-policy.js';
import type { DigestLine } from '../telling/told-record.js';
import { digestOf } from './digest-of.js';
import type { Notice, NoticeEvent } from './notice.js';
import { noticeOf } from './notice-of.js';
import type { ToldResult } from './told-result.js';

/** Makes what is told: cleaned as every text that leaves, and masked. */
@Injectable()
export class Notices {
  constructor(
    private readonly policy: OutputPolicy,
    private readonly masker: Masker,
    private readonly settings: Settings,
  ) {}

  /** @param language that of the service when `null` */
  of(told: ToldResult, event: NoticeEvent, language: Language | null): Masked<Notice> {
    return this.#safe(noticeOf(told, event, language ?? this.settings.server.language));
  }

  digest(lines: readonly DigestLine[], language: Language | null): Masked<Notice> {
    return this.#safe(digestOf(lines, language ?? this.settings.server.language));
  }

  #safe(notice: Notice): Masked<Notice> {
    return this.masker.mask(this.policy.all(notice));
  }
}
