/** How the stream is doing; implemented by the `jetstream/` room. Injectable by class. */
export abstract class StreamHealth {
  /** `disabled`: not configured. `down`: not connected, or the topology is not as it must be. */
  abstract status(): { readonly state: 'up' | 'down' | 'disabled'; readonly detail: string | null };
}
