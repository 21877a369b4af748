import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { ModelCircuit } from './circuit.js';
import { ProviderChain } from './provider-chain.js';
import type { ProviderId } from '../config/providers.js';

/** A provider that is not asked at the moment, or whose model takes no request. */
export interface Outage {
  readonly provider: ProviderId;
  readonly why: 'refused' | 'outage' | 'rejects';
  /** The provider's own words, where they say more; not masked. */
  readonly words?: string;
}

/** The circuits of all providers, seen as one. */
@Injectable()
export class ChainCircuit extends ModelCircuit implements OnModuleDestroy {
  readonly #closed = new Subject<void>();
  readonly closed$ = this.#closed.asObservable();
  /** Whether it was open and nobody was told yet that it is closed. */
  #wasOpen = false;

  constructor(private readonly chain: ProviderChain) {
    super();
    this.chain.changes$.subscribe(() => this.#look());
  }

  get state(): ModelCircuit['state'] {
    const { links } = this.chain;
    if (links.length === 0) return 'disabled';
    return links.every(({ circuit }) => circuit.state === 'refused') ? 'open' : 'closed';
  }

  get outages(): readonly Outage[] {
    return this.chain.links.flatMap<Outage>(
      ({ model: { provider }, circuit: { state }, usability: { refusal, silence } }) => {
        if (state !== 'closed') return [{ provider, why: state }];
        if (silence !== null) return [{ provider, why: 'outage', words: silence.message }];
        return refusal === null ? [] : [{ provider, why: 'rejects', words: refusal.message }];
      },
    );
  }

  /** Providers whose model called no tool when it was told to. */
  get withoutTools(): readonly ProviderId[] {
    return this.chain.links.flatMap(({ model, usability }) =>
      usability.callsNoTool ? [model.provider] : [],
    );
  }

  /** Whether there is a provider that may be asked, and takes requests. */
  get available(): boolean {
    return this.outages.length < this.chain.links.length;
  }

  onModuleDestroy(): void {
    this.#closed.complete();
  }

  #look(): void {
    const { state } = this;
    if (state === 'open') this.#wasOpen = true;
    if (state !== 'closed' || !this.#wasOpen) return;
    this.#wasOpen = false;
    this.#closed.next();
  }
}
