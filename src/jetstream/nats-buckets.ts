import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { NatsLink } from './connection.js';
import { NatsBucket } from './nats-bucket.js';
import { type Bucket, Buckets } from './ports.js';
import { names } from './stream-names.js';

@Injectable()
export class NatsBuckets extends Buckets {
  readonly alertState: Bucket;
  readonly groupOf: Bucket;
  readonly lease: Bucket;
  readonly attempts: Bucket;
  readonly notify: Bucket;

  constructor(link: NatsLink, settings: Settings) {
    super();
    const called = names(settings.stream.prefix);
    this.alertState = new NatsBucket(link, called.bucket('alert_state'));
    this.groupOf = new NatsBucket(link, called.bucket('group_of'));
    this.lease = new NatsBucket(link, called.bucket('lease'));
    this.attempts = new NatsBucket(link, called.bucket('attempts'));
    this.notify = new NatsBucket(link, called.bucket('notify'));
  }
}
