import { z } from 'zod';
import { isNamespaceName, isObjectName } from '../../evidence/object-names.js';

/** Labels of an alert, at most. */
const MAX_LABELS = 64;

/** What a question is about. */
export const subject = {
  kind: z
    .string()
    .max(100)
    .optional()
    .describe('Kind of the object, as kubectl takes it: deployment, po, ingresses.networking.k8s.io'),
  name: z.string().refine(isObjectName, 'is no name of an object').optional().describe('Its name'),
  namespace: z
    .string()
    .refine(isNamespaceName, 'is no name of a namespace')
    .optional()
    .describe('Its namespace, where its kind has one'),
  labels: z
    .record(z.string().max(200), z.string().max(1000))
    .refine((labels) => Object.keys(labels).length <= MAX_LABELS, `must be at most ${MAX_LABELS}`)
    .optional()
    .describe('Instead of an object: the labels of an alert, alertname and severity with them'),
};

const schema = z.object(subject);

export type Subject = z.output<typeof schema>;
