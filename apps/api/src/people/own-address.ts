import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import { ENVIRONMENT, type Environment } from '../platform';

/** Where people find the service, and where it finds itself. */
@Injectable()
export class OwnAddress {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The origin that browsers use: `https://admissions.example.org`, or this machine and the port. */
  origin(): string {
    const { publicUrl } = this.environment;
    return publicUrl === undefined ? `http://localhost:${this.listening().port}` : new URL(publicUrl).origin;
  }

  /** Where a provider sends browsers back to. */
  callback(): string {
    return `${this.origin()}/api/sign-in/callback`;
  }

  /** The same address by the shortest way: over this machine's own network, past any proxy. */
  withinThisMachine(url: string): string {
    const { address, port } = this.listening();
    const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
    const host = everywhere[address] ?? address;
    const { pathname, search } = new URL(url);
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}${pathname}${search}`;
  }

  /**
   * Whether a browser came to the demonstration by another name of this machine than the one the provider sends it back
   * to: its cookies would be left behind. A service for real families stands behind a proxy, which may use any name.
   */
  isOtherName(host: string | undefined): boolean {
    const { mode, publicUrl } = this.environment;
    return mode === 'demonstration' && publicUrl === undefined && host !== new URL(this.origin()).host;
  }

  private listening(): { readonly address: string; readonly port: number } {
    const server: Server = this.host.httpAdapter.getHttpServer() as Server;
    const at = server.address();
    if (at === null || typeof at === 'string') throw new Error('The service has no address before it listens.');
    return at;
  }
}
