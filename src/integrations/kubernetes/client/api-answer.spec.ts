import { describe, expect, it } from '@jest/globals';
import { pageOf } from './api-answer.js';

const page = (body: unknown) => pageOf({ status: 200, text: JSON.stringify(body), cut: false });

describe('a page of a list', () => {
  it('is empty where a real API server writes null: a list of metadata alone that holds nothing', () => {
    const body = {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata: {},
      items: null,
    };
    expect(page(body)).toEqual({ items: [], next: undefined });
  });

  it.each([{}, { kind: 'Status', items: null }, { kind: 'PodList' }, { kind: 'PodList', items: {} }])(
    '%j is none',
    (body) => {
      expect(() => page(body)).toThrow('not a list');
    },
  );
});
