import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, applicationRoutes as routes, type InputOf } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { ReadApplicants } from './reading/read-applicants';
import { ReadLists } from './reading/read-lists';
import { ReadOwn } from './reading/read-own';

type Routes = typeof routes;

/** The lists that officers and schools work from. */
@Controller()
export class ListsController {
  constructor(
    private readonly lists: ReadLists,
    private readonly applicantsOf: ReadApplicants,
    private readonly own: ReadOwn,
  ) {}

  @Serves(routes.list)
  @May('officer', 'virtual-school-head')
  list(@Input() { query }: InputOf<Routes['list']>, @Who() actor: Actor): Promise<AnswerOf<Routes['list']>> {
    return this.lists.applications(actor, query);
  }

  @Serves(routes.conflicts)
  @May('officer')
  conflicts(
    @Input() { query }: InputOf<Routes['conflicts']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['conflicts']>> {
    return this.lists.conflicts(actor, query);
  }

  @Serves(routes.blocks)
  @May('officer')
  blocks(@Input() { params }: InputOf<Routes['blocks']>, @Who() actor: Actor): Promise<AnswerOf<Routes['blocks']>> {
    return this.own.blocks(actor, params.round);
  }

  @Serves(routes.restricted)
  @May('officer', 'virtual-school-head', 'send-officer')
  restricted(
    @Input() { params, query }: InputOf<Routes['restricted']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['restricted']>> {
    return this.lists.restricted(actor, params.round, query);
  }

  @Serves(routes.applicants)
  @May('school-admin')
  applicants(
    @Input() { params, query }: InputOf<Routes['applicants']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['applicants']>> {
    return this.applicantsOf.applicants(actor, params.school, query);
  }

  @Serves(routes.attending)
  @May('primary-head', 'school-admin')
  attending(
    @Input() { params, query }: InputOf<Routes['attending']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['attending']>> {
    return this.applicantsOf.attending(actor, params.school, query);
  }
}
