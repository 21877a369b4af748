import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { checkRights } from '../../src/cli/doctor/check-rights.js';
import { loadSettings } from '../../src/config/load.js';
import { json, startApiServer, status, type ApiServer } from '../support/api-server.js';

interface Review {
  readonly spec: {
    readonly resourceAttributes: {
      readonly verb: string;
      readonly group: string;
      readonly resource: string;
      readonly subresource?: string;
      readonly namespace?: string;
    };
  };
}

const bodyOf = async (request: IncomingMessage): Promise<Review> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as Review;
};

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const check = (environment: Record<string, string> = {}) =>
  checkRights(loadSettings({ KUBECONFIG: server.kubeconfig, ...environment }));

/** Allows what a test says, and remembers what was asked. */
const allow = (isAllowed: (asked: Review['spec']['resourceAttributes']) => boolean): Review[] => {
  const reviews: Review[] = [];
  server.answer((request, response) => {
    void bodyOf(request).then((review) => {
      reviews.push(review);
      const allowed = isAllowed(review.spec.resourceAttributes);
      json(201, { status: { allowed } })(request, response);
    });
  });
  return reviews;
};

describe('the rights that the doctor asks for', () => {
  it('are asked one by one by access reviews, never of Secrets', async () => {
    const reviews = allow(() => true);
    expect(await check()).toEqual([
      { area: 'kubernetes', outcome: 'ok', text: expect.stringMatching(/has all \d+ rights/) },
    ]);
    expect(new Set(server.requests.map(({ method, url }) => `${method} ${url}`))).toEqual(
      new Set(['POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews']),
    );
    expect(reviews.map(({ spec }) => spec.resourceAttributes.resource)).not.toContain('secrets');
  });

  it('that are missing come with the rule that grants them; those of what may not be installed only warn', async () => {
    allow(
      ({ resource, subresource, group }) =>
        !(resource === 'pods' && subresource === 'log') && group !== 'keda.sh',
    );
    const findings = await check();
    expect(findings).toContainEqual({
      area: 'kubernetes',
      outcome: 'fail',
      text: 'may not get pods/log in all namespaces',
      remedy: expect.stringContaining('{ apiGroups: [""], resources: [pods/log], verbs: [get] }'),
    });
    expect(findings.filter(({ outcome }) => outcome === 'warn').map(({ text }) => text)).toEqual([
      'may not get scaledobjects.keda.sh in all namespaces',
      'may not list scaledobjects.keda.sh in all namespaces',
      'may not get scaledjobs.keda.sh in all namespaces',
    ]);
  });

  it('are asked in each namespace that may be read', async () => {
    const reviews = allow(({ namespace }) => namespace === 'shop');
    const findings = await check({ KUBE_NAMESPACES_ALLOW: 'shop,billing' });
    expect(new Set(reviews.map(({ spec }) => spec.resourceAttributes.namespace))).toEqual(
      new Set(['shop', 'billing']),
    );
    expect(findings[0]?.text).toMatch(/in namespace billing/);
  });

  it('are passed over where the server does not tell', async () => {
    server.answer(status(401, 'Unauthorized'));
    expect(await check()).toEqual([
      { area: 'kubernetes', outcome: 'skip', text: expect.stringMatching(/could not be asked for.*401/) },
    ]);
  });
});
