import { randomUUID } from 'node:crypto';
import type { Settings } from '../../config/settings.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { OpenSinks } from '../../notify/routes/open-sinks.js';
import { readRoutesFile, RoutesUnusable, type Routes } from '../../notify/routes/routes-file.js';
import type { Told } from '../../notify/sinks/told.js';
import { Wire } from '../../notify/sinks/wire.js';
import { complain, sayMasked } from '../../telemetry/terminal.js';
import { EXIT_FAILURE } from '../exit-codes.js';
import { WrongCall } from '../wrong-call.js';
import { madeUpNotice } from './made-up-notice.js';
import type { NotifyCall } from './notify-call.js';

const say = (line: string): void => sayMasked(`${line}\n`);

const check = ({ routes, sinks }: Routes): number => {
  for (const [name, { kind }] of sinks) say(`sink ${name}: ${kind.kind}`);
  for (const { name, to } of routes) say(`route ${name}: to ${to.join(', ')}`);
  return 0;
};

const outcomeOf = (told: Told): string => {
  switch (told.kind) {
    case 'told':
      return 'took it';
    case 'throttled':
      return `asks to wait ${Math.ceil(told.afterMs / 1000)} s: ${told.why}`;
    case 'unknown':
      return `may or may not have it: ${told.why}`;
    case 'failed':
    case 'refused':
      return `did not take it: ${told.why}`;
  }
};

const test = async (settings: Settings, routes: Routes, name: string): Promise<number> => {
  const route = routes.routes.find((each) => each.name === name);
  if (route === undefined)
    throw new WrongCall(`there is no route ${name}: ${routes.routes.map((each) => each.name).join(', ')}`);
  const masker = new RuleMasker(settings);
  const wire = new Wire(settings);
  try {
    const sinks = new OpenSinks(wire, masker);
    sinks.use(routes);
    const notice = masker.mask(madeUpNotice(route.language ?? settings.server.language));
    const telling = { notice, story: null, id: `test:${randomUUID()}` };
    const outcomes = await Promise.all(
      route.to.map(async (to) => ({
        to,
        told: await sinks.get(to)?.sink.tell(telling, new AbortController().signal),
      })),
    );
    for (const { to, told } of outcomes) if (told !== undefined) say(`${to} ${outcomeOf(told)}`);
    return outcomes.every(({ told }) => told?.kind === 'told') ? 0 : EXIT_FAILURE;
  } finally {
    await wire.close();
  }
};

/** Does what was asked. @returns the exit code. @throws {WrongCall} */
export const runNotify = async (settings: Settings, { action, route }: NotifyCall): Promise<number> => {
  const { routesFile } = settings.notify;
  if (routesFile === null) throw new WrongCall('NOTIFY_ROUTES_FILE or --routes must name a file of routes');
  let routes: Routes;
  try {
    routes = await readRoutesFile(routesFile);
  } catch (error) {
    if (!(error instanceof RoutesUnusable)) throw error;
    complain(
      `kuberca notify: the file of routes cannot be used:\n${error.message.replaceAll(/^/gm, '  ')}\n`,
    );
    return EXIT_FAILURE;
  }
  return action === 'check' || route === null ? check(routes) : test(settings, routes, route);
};
