import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { HttpModule } from '../http.module.js';
import { describedRoutes } from './described-routes.js';
import { openApiDocument } from './document.js';
import type { Type } from '@nestjs/common';

const document = JSON.parse(
  JSON.stringify(openApiDocument(describedRoutes(Reflect.getMetadata('controllers', HttpModule) as Type[]))),
) as {
  readonly components: { readonly schemas: Readonly<Record<string, { readonly required?: string[] }>> };
};

const references = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : references(inner)));

describe('the API description', () => {
  it('refers only to schemas that it holds', () => {
    const found = new Set(references(document));
    expect(found.size).toBeGreaterThan(5);
    for (const reference of found) {
      const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(reference) ?? [];
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
  });

  it('says what a request must have and what a response always has', () => {
    const { schemas } = document.components;
    expect(schemas['AnalyzeRequest']?.required).toEqual(['alert', 'thread_ts']);
    expect(schemas['Alert']?.required).toEqual(['status']);
    expect(schemas['AnalyzeResponse']?.required).toHaveLength(16);
  });

  it('is what docs/openapi.json holds', () => {
    const stored = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(stored)).toEqual(document);
  });
});
