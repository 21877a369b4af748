import { z } from 'zod';

/** What runs here; clients and charts match on it byte for byte. */
export const ROOT = { status: 'ok', message: 'kube-rca-agent is running' } as const;
export const PONG = { message: 'pong' } as const;
export const ALIVE = { status: 'ok' } as const;

export const rootResponse = z
  .object({ status: z.literal(ROOT.status), message: z.literal(ROOT.message) })
  .meta({ id: 'Root' });

export const pingResponse = z.object({ message: z.literal(PONG.message) }).meta({ id: 'Ping' });

export const healthResponse = z.object({ status: z.literal(ALIVE.status) }).meta({ id: 'Health' });

const json = z.record(z.string(), z.unknown());

export const openApiResponse = z
  .object({
    openapi: z.literal('3.1.0'),
    info: z.object({ title: z.string(), version: z.string() }),
    paths: json,
    components: z.object({ schemas: json, securitySchemes: json }),
  })
  .meta({ id: 'OpenApiDocument' });
