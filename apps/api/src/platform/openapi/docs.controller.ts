import { Controller, Header, Inject, Res } from '@nestjs/common';
import { declaredRefusals } from '@kernel';
import { docsRoutes } from '@contract';
import type { Response } from 'express';
import { ENVIRONMENT, type Environment } from '../environment';
import { SERVICE_FACTS, type ServiceFacts } from '../health/health.controller';
import { Public, Serves } from '../http/serves';
import { type ApiDescription, describeApi } from './describe-api';
import { FindOperations } from './find-operations';
import { pageOfApi, pageOfRefusals } from './page';
import { style } from './style';

const hour = 'public, max-age=3600';

/** The service's description of itself: for programs, and as pages that need no script. */
@Controller()
export class DocsController {
  private made: ApiDescription | undefined;

  constructor(
    private readonly find: FindOperations,
    @Inject(SERVICE_FACTS) private readonly facts: ServiceFacts,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Serves(docsRoutes.page)
  @Public()
  page(@Res() response: Response): void {
    response.type('html').send(pageOfApi(this.describe()));
  }

  @Serves(docsRoutes.document)
  @Public()
  @Header('Cache-Control', 'no-cache')
  document(): ApiDescription {
    return this.describe();
  }

  @Serves(docsRoutes.refusals)
  @Public()
  refusals(@Res() response: Response): void {
    response.type('html').send(pageOfRefusals(declaredRefusals()));
  }

  @Serves(docsRoutes.style)
  @Public()
  style(@Res() response: Response): void {
    response.type('css').setHeader('Cache-Control', hour).send(style);
  }

  /** The description, made once: nothing in it changes while the service runs. */
  private describe(): ApiDescription {
    // The room of people names the cookie so: a host's own prefix wherever only HTTPS may carry it.
    const cookie = this.environment.mode === 'production' ? '__Host-fairplace' : 'fairplace';
    return (this.made ??= describeApi(this.find.run(), { version: this.facts.version, cookie }));
  }
}
