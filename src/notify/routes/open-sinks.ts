import { Masker } from '../../masking/index.js';
import type { Sink } from '../sinks/sink.js';
import type { Wire } from '../sinks/wire.js';
import { SinkGate } from '../sinks/sink-gate.js';
import type { Routes } from './routes-file.js';

/** A sink by the name that it has in the file of routes. */
export interface OpenSink {
  readonly name: string;
  readonly kind: string;
  readonly sink: Sink;
  readonly gate: SinkGate;
}

/** The sinks of routes; those whose settings stay are kept when the file changes. */
export class OpenSinks {
  #open = new Map<string, OpenSink & { readonly version: string }>();

  constructor(
    private readonly wire: Wire,
    private readonly masker: Masker,
  ) {}

  /** Those of routes from now on. */
  use({ sinks }: Routes): void {
    this.#open = new Map(
      [...sinks].map(([name, { kind, settings, version }]) => {
        const before = this.#open.get(name);
        if (before?.version === version) return [name, before];
        const sink = kind.open(settings, { wire: this.wire, masker: this.masker });
        return [name, { name, kind: kind.kind, sink, gate: new SinkGate(), version }];
      }),
    );
  }

  get(name: string): OpenSink | undefined {
    return this.#open.get(name);
  }
}
