import type { ErrorClass } from './error-class.js';
import { LOGIN_CLASSES } from './login-classes.js';
import { DATA_CLASSES } from './data-classes.js';
import { OWN_CLASSES } from './own-classes.js';
import { OPEN_FILES, RESOURCE_CLASSES } from './resource-classes.js';
import { TLS_CLASSES } from './tls-classes.js';
import { REACH_CLASSES } from './reach-classes.js';
import { SERVER_CLASSES } from './server-classes.js';

/** All classes; a line is of the first that fits. What decides stands before what follows from it. */
export const ERROR_CLASSES: readonly ErrorClass[] = [
  OPEN_FILES,
  ...LOGIN_CLASSES,
  ...TLS_CLASSES,
  ...SERVER_CLASSES,
  ...RESOURCE_CLASSES,
  ...DATA_CLASSES,
  ...OWN_CLASSES,
  ...REACH_CLASSES,
];

/** Most characters of a line that are looked at. */
const MAX_TEXT = 600;

/** Answers to what a client asked wrongly: nothing fails. */
const CLIENTS_FAULT =
  /\b(?:validation|invalid (?:input|request|json|email|argument)|bad request|not found|unprocessable)\b.{0,80}\b4(?:00|04|22)\b|\b4(?:00|04|22)\b.{0,80}\b(?:validation|invalid|bad request|no such|not found|missing|unprocessable)\b/i;

/** Whether a line tells of a request that was wrong. */
export const isClientsFault = (text: string): boolean => CLIENTS_FAULT.test(text.slice(0, MAX_TEXT));

export const isOfClass = (text: string, { patterns }: ErrorClass): boolean => {
  const part = text.slice(0, MAX_TEXT);
  return patterns.some((pattern) => pattern.test(part));
};

/** The class of a line; `null` where it is of none. Time is linear in the line. */
export const classOf = (text: string): ErrorClass | null =>
  isClientsFault(text) ? null : (ERROR_CLASSES.find((each) => isOfClass(text, each)) ?? null);
