import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, auditRoutes, type InputOf } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { CheckAudit } from './check-audit';
import { ListFollowers } from './list-followers';
import { ReadTimeline } from './read-timeline';

/** Who did what, whether the record of it is whole, and who is behind in reading it. */
@Controller()
export class AuditController {
  constructor(
    private readonly readTimeline: ReadTimeline,
    private readonly checkAudit: CheckAudit,
    private readonly listFollowers: ListFollowers,
  ) {}

  @Serves(auditRoutes.timeline)
  @May('auditor', 'officer')
  timeline(
    @Input() { query: { after, limit, ...of } }: InputOf<typeof auditRoutes.timeline>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof auditRoutes.timeline>> {
    return this.readTimeline.run(actor, of, { after, limit });
  }

  @Serves(auditRoutes.check)
  @May('auditor')
  check(
    @Input() { query }: InputOf<typeof auditRoutes.check>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof auditRoutes.check>> {
    return this.checkAudit.run(actor, query.head);
  }

  @Serves(auditRoutes.followers)
  @May('operator')
  followers(): Promise<AnswerOf<typeof auditRoutes.followers>> {
    return this.listFollowers.run();
  }
}
