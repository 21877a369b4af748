import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Dependencies } from '../../lifecycle/dependencies.js';
import { Lifecycle } from '../../lifecycle/lifecycle.js';
import { Meter } from '../../telemetry/metrics/meter.js';
import { pathOf } from '../path-of.js';
import { RequestsInFlight } from '../requests-in-flight.js';

/** Probes and scrapes: they say nothing about the service's work. */
const NOT_COUNTED = new Set(['/', '/ping', '/healthz', '/readyz', '/metrics', '/openapi.json']);

/** Requests, their answers, and what readiness knows, for the metrics. */
@Injectable()
export class HttpFigures {
  constructor(
    private readonly meter: Meter,
    requests: RequestsInFlight,
    dependencies: Dependencies,
    lifecycle: Lifecycle,
  ) {
    meter.watch('kuberca_http_requests_in_flight', () => [{ labels: {}, value: requests.count }]);
    meter.watch('kuberca_ready', () => [{ labels: {}, value: lifecycle.phase === 'ready' ? 1 : 0 }]);
    meter.watch('kuberca_dependency_up', () =>
      dependencies.statuses().flatMap(({ name, status }) => {
        const { state } = status();
        return state === 'off' ? [] : [{ labels: { dependency: name }, value: state === 'up' ? 1 : 0 }];
      }),
    );
  }

  /** Counts each answer by its route, never by the path that a stranger typed. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      if (!NOT_COUNTED.has(pathOf(request))) {
        const route = request.routeOptions.url ?? 'unknown';
        this.meter.count('kuberca_http_responses_total', { route, status: String(reply.statusCode) });
      }
      done();
    });
  }
}
