import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Dependencies } from '../../lifecycle/dependencies.js';
import { Lifecycle } from '../../lifecycle/lifecycle.js';
import { Meter } from '../../telemetry/metrics/meter.js';
import { CONSTANT_ROUTES, READINESS_ROUTE } from '../constant-routes.js';
import { pathOf } from '../path-of.js';
import { RequestsInFlight } from '../requests-in-flight.js';

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
      const path = pathOf(request);
      // Probes and scrapes say nothing about the service's work.
      if (!CONSTANT_ROUTES.has(path) && path !== READINESS_ROUTE) {
        const route = request.routeOptions.url ?? 'unknown';
        this.meter.count('kuberca_http_responses_total', { route, status: String(reply.statusCode) });
      }
      done();
    });
  }
}
