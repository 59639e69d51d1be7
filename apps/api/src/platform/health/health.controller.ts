import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Liveness, Readiness } from '@contract';
import { Public } from '../http/serves';
import { InstallationReader } from '../database/installation.reader';
import { log } from '../observe/log';

/** The name under which the running service describes itself. */
export const SERVICE_FACTS = Symbol('service facts');

/** What the service knows about itself before it asks anybody. */
export interface ServiceFacts {
  readonly version: string;
  readonly database: 'embedded' | 'given';
}

/** Answers whether the service is up, and whether it can do its work. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly installation: InstallationReader,
    @Inject(SERVICE_FACTS) private readonly facts: ServiceFacts,
  ) {}

  /** The process answers. Says nothing about the database. */
  @Public()
  @Get('live')
  live(): Liveness {
    return { status: 'live' };
  }

  /** The database answers and its schema is in place; 503 when not. */
  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    try {
      const { installedAt } = await this.installation.read();
      return { status: 'ready', ...this.facts, installedAt: installedAt.toISOString() };
    } catch (error) {
      log.defect(error, 'asking the database whether it is ready');
      response.status(503);
      return { status: 'not-ready', ...this.facts, installedAt: null };
    }
  }
}
