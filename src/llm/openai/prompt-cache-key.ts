/**
 * Sends requests that begin alike, as all of this service's do, to where their beginning is cached. One key serves about
 * fifteen requests a minute before OpenAI spreads them; more alerts than that share several caches, which costs little.
 */
export const PROMPT_CACHE_KEY = 'kuberca-agent';
