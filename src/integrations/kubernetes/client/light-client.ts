import { registerHooks } from 'node:module';

const PARTS = new URL('./client-parts.js', import.meta.url).href;

/**
 * Has the Kubernetes client load without the 800 classes that it generates for the API: its `KubeConfig` imports two
 * functions from the index of all of them, and gets `client-parts.ts` instead. Called once, before anything loads the
 * client; without it all works the same, with 40 MB more, but not in the image, which leaves those classes out.
 */
export const loadClientLightly = (): void => {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === './gen/index.js' && context.parentURL?.endsWith('/client-node/dist/config.js') === true
        ? next(PARTS, context)
        : next(specifier, context),
  });
};
