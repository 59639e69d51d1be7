import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, applicationRoutes as routes, type InputOf } from '@contract';
import { Input, May, Public, Serves, Who } from '../platform';
import { ReadApplication } from './reading/read-application';
import { ReadOwn } from './reading/read-own';
import { CopyForTwin } from './sending/copy-for-twin';
import { declaration } from './sending/declaration';
import { SaveAnswer } from './sending/save-answer';
import { StartApplication } from './sending/start-application';

type Routes = typeof routes;

/** Beginning an application and filling it in. */
@Controller()
export class ApplicationsController {
  constructor(
    private readonly starting: StartApplication,
    private readonly saving: SaveAnswer,
    private readonly copying: CopyForTwin,
    private readonly reading: ReadApplication,
    private readonly own: ReadOwn,
  ) {}

  @Serves(routes.children)
  @May('parent')
  children(@Who() actor: Actor): Promise<AnswerOf<Routes['children']>> {
    return this.own.children(actor);
  }

  // Printed on the form for those who have no account here.
  @Serves(routes.declaration)
  @Public()
  declaration(): AnswerOf<Routes['declaration']> {
    return { version: declaration.version, says: [...declaration.says] };
  }

  @Serves(routes.start)
  @May('parent', 'officer', 'virtual-school-head')
  start(@Input() { body }: InputOf<Routes['start']>, @Who() actor: Actor): Promise<AnswerOf<Routes['start']>> {
    return this.starting.run(actor, body);
  }

  @Serves(routes.read)
  @May('parent', 'officer', 'virtual-school-head')
  read(@Input() { params }: InputOf<Routes['read']>, @Who() actor: Actor): Promise<AnswerOf<Routes['read']>> {
    return this.reading.run(actor, params.application);
  }

  @Serves(routes.versions)
  @May('parent', 'officer', 'virtual-school-head')
  versions(
    @Input() { params }: InputOf<Routes['versions']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['versions']>> {
    return this.reading.versions(actor, params.application);
  }

  @Serves(routes.questions)
  @May('parent', 'officer', 'virtual-school-head')
  questions(
    @Input() { params }: InputOf<Routes['questions']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['questions']>> {
    return this.own.questions(actor, params.application);
  }

  @Serves(routes.save)
  @May('parent', 'officer', 'virtual-school-head')
  save(@Input() { params, body }: InputOf<Routes['save']>, @Who() actor: Actor): Promise<AnswerOf<Routes['save']>> {
    return this.saving.run(actor, params.application, body);
  }

  @Serves(routes.copy)
  @May('parent', 'officer', 'virtual-school-head')
  copy(@Input() { params, body }: InputOf<Routes['copy']>, @Who() actor: Actor): Promise<AnswerOf<Routes['copy']>> {
    return this.copying.run(actor, params.application, body);
  }
}
