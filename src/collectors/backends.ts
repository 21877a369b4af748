import { Injectable } from '@nestjs/common';
import { LokiClient } from '../sources/loki/loki-client.js';
import { PrometheusClient } from '../sources/prometheus/prometheus-client.js';
import { TempoClient } from '../sources/tempo/tempo-client.js';

/** What is read beside the Kubernetes API, each only where its URL is set. */
@Injectable()
export class Backends {
  constructor(
    readonly prometheus: PrometheusClient,
    readonly loki: LokiClient,
    readonly tempo: TempoClient,
  ) {}
}
