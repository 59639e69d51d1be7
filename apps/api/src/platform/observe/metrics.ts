import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One number, with what it is a number of. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Something that is counted whenever somebody looks. */
export interface Watched {
  /** Begins with `fairplace_`. */
  readonly name: `fairplace_${string}`;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly read: () => readonly Reading[] | Promise<readonly Reading[]>;
}

/** The numbers an operator watches: requests, the process, and whatever a room adds. No label ever names a person. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'fairplace_request_seconds',
    help: 'How long requests took to answer, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'fairplace_' });
  }

  /** Counts an answered request. */
  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** Adds a number that is read whenever somebody looks; one that cannot be read is left out, and the others stand. */
  watch({ name, help, labels = [], read }: Watched): void {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      async collect() {
        this.reset();
        try {
          for (const reading of await read()) this.set(reading.labels ?? {}, reading.value);
        } catch {
          this.reset();
        }
      },
    });
  }

  /** All the numbers, in the form that Prometheus reads. */
  async page(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }
}
