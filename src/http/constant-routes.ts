/** What probes and browsers ask all day (docs/http-api.md "Constant answers"). */
export const CONSTANT_ROUTES: ReadonlySet<string> = new Set([
  '/',
  '/ping',
  '/healthz',
  '/metrics',
  '/openapi.json',
]);
/** Asked every few seconds by the kubelet. */
export const READINESS_ROUTE = '/readyz';
