import { Injectable } from '@nestjs/common';
import { LokiClient } from '../integrations/loki/loki-client.js';
import { PrometheusClient } from '../integrations/prometheus/prometheus-client.js';
import { TempoClient } from '../integrations/tempo/tempo-client.js';

/** What is read beside the Kubernetes API, each only where its URL is set. */
@Injectable()
export class Backends {
  constructor(
    readonly prometheus: PrometheusClient,
    readonly loki: LokiClient,
    readonly tempo: TempoClient,
  ) {}
}
