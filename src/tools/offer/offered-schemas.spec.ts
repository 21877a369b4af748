import { describe, expect, it } from '@jest/globals';
import { DESCRIPTIONS, TOOLS } from '../../integrations/integrations.js';
import { toolsInOrder } from '../tool-provider.js';
import type { Tool } from '../tool.js';
import { offeredSchemas } from './offered-schemas.js';

const OF_KUBERNETES = toolsInOrder(DESCRIPTIONS.filter(({ id }) => id === 'kubernetes'));

const charactersOf = (tools: readonly Tool[], offer: 'likely' | 'all'): number =>
  JSON.stringify(offeredSchemas(tools, offer)).length;

describe('what a model is told of the tools, with every turn', () => {
  // About 4.2 characters to a token of o200k: 725 and 1,105 tokens.
  it.each([
    ['Kubernetes alone', OF_KUBERNETES, 3_300],
    ['every source', TOOLS, 4_800],
  ] as const)('stays short with %s', (_name, tools, most) => {
    expect(charactersOf(tools, 'likely')).toBeLessThan(most);
  });

  it('names every tool with each of its parameters, by schema or by signature', () => {
    const schemas = offeredSchemas(TOOLS, 'likely');
    const signatures = schemas.find(({ name }) => name === 'call_tool')?.description.split('\n') ?? [];
    for (const { name, brief, parameters } of TOOLS) {
      const schema = schemas.find((shown) => shown.name === name)?.parameters;
      expect([name, schema !== undefined]).toEqual([name, brief !== null]);
      const told = schema
        ? JSON.stringify(schema)
        : (signatures.find((line) => line.split(/[ ,]+/).includes(name)) ?? '');
      for (const parameter of Object.keys(parameters.shape)) {
        expect(told).toMatch(new RegExp(String.raw`\b${parameter}\b`));
      }
    }
  });

  it('tells in a signature types, words to choose from and what may be left out, and lists tools of the same parameters together', () => {
    const signatures = offeredSchemas(OF_KUBERNETES, 'likely').at(-1)?.description;
    expect(signatures).toContain(
      '\nget_rollout_history (namespace, name, kind?:Deployment|StatefulSet|DaemonSet, limit?:int)',
    );
    expect(signatures).toContain('\nget_node_status, get_node_metrics (node_name)');
  });

  it('gives each tool a schema of its own when all are offered', () => {
    expect(offeredSchemas(TOOLS, 'all').map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
  });

  it('needs no tool that calls others when there are none', () => {
    const likely = TOOLS.filter(({ brief }) => brief !== null);
    expect(offeredSchemas(likely, 'likely').map(({ name }) => name)).not.toContain('call_tool');
    expect(offeredSchemas([], 'likely')).toEqual([]);
  });

  it.each(['likely', 'all'] as const)('uses words of JSON schema that every provider takes: %s', (offer) => {
    for (const { parameters } of offeredSchemas(TOOLS, offer)) {
      expect(Object.keys(parameters).filter((key) => key !== 'required')).toEqual(['type', 'properties']);
      for (const schema of Object.values(parameters['properties'] as Record<string, object>)) {
        expect(schema).toMatchObject({ type: expect.stringMatching(/^(string|integer|boolean|object)$/) });
        expect(Object.keys(schema).filter((key) => !['type', 'enum', 'description'].includes(key))).toEqual(
          [],
        );
      }
    }
  });
});
