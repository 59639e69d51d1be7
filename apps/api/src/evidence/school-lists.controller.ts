import { Controller, Req } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, childrenListRoutes as listRoutes, evidenceRoutes as routes, type InputOf } from '@contract';
import type { Request } from 'express';
import { Input, May, receiveFile, Serves, Who } from '../platform';
import { AnswerQuestions } from './answers/answer-questions';
import { ListQuestions } from './answers/list-questions';
import { DecideLine } from './lists/decide-line';
import { ReceiveList } from './lists/receive-list';
import { ShowLines } from './lists/show-lines';

type Routes = typeof routes;
type ListRoutes = typeof listRoutes;

/** A list is text: a few thousand lines are less than a megabyte. */
const mostBytes = 4 * 1024 * 1024;

/** What schools are asked, and the lists that the SEND team and the virtual school send. */
@Controller()
export class SchoolListsController {
  constructor(
    private readonly listQuestions: ListQuestions,
    private readonly answerQuestions: AnswerQuestions,
    private readonly receiveList: ReceiveList,
    private readonly showLines: ShowLines,
    private readonly decideLine: DecideLine,
  ) {}

  @Serves(routes.questions)
  @May('school-admin', 'primary-head')
  questions(
    @Input() { params, query }: InputOf<Routes['questions']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['questions']>> {
    return this.listQuestions.run(actor, params.school, query);
  }

  @Serves(routes.answer)
  @May('school-admin', 'primary-head')
  async answer(
    @Input() { params, body }: InputOf<Routes['answer']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['answer']>> {
    return { recorded: await this.answerQuestions.run(actor, params.school, body.answers) };
  }

  @Serves(listRoutes.receive)
  @May('send-officer', 'virtual-school-head')
  async receive(
    @Input() { params }: InputOf<ListRoutes['receive']>,
    @Req() request: Request,
    @Who() actor: Actor,
  ): Promise<AnswerOf<ListRoutes['receive']>> {
    return this.receiveList.run(actor, params, await receiveFile(request, { bytes: mostBytes }));
  }

  @Serves(listRoutes.lines)
  @May('send-officer', 'virtual-school-head', 'officer')
  lines(
    @Input() { params, query }: InputOf<ListRoutes['lines']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<ListRoutes['lines']>> {
    return this.showLines.run(actor, params, query);
  }

  @Serves(listRoutes.decide)
  @May('send-officer', 'virtual-school-head')
  decide(
    @Input() { params, body }: InputOf<ListRoutes['decide']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<ListRoutes['decide']>> {
    return this.decideLine.run(actor, params.line, body);
  }

  @Serves(listRoutes.end)
  @May('send-officer', 'virtual-school-head')
  end(
    @Input() { params, body }: InputOf<ListRoutes['end']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<ListRoutes['end']>> {
    return this.decideLine.end(actor, params.line, body.reason);
  }
}
