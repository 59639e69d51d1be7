import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, demonstrationRoutes as routes, type InputOf } from '@contract';
import { Input, Public, Serves, Who } from '../platform';
import { MoveClock } from './clock/move-clock';
import { ShowClock } from './clock/show-clock';
import { ShowState } from './show-state';

/** The demonstration over HTTP; a service for real families does not have this room. */
@Controller()
export class DemonstrationController {
  constructor(
    private readonly shows: ShowState,
    private readonly clock: ShowClock,
    private readonly moves: MoveClock,
  ) {}

  @Serves(routes.state)
  @Public()
  state(@Input() { query }: InputOf<typeof routes.state>): Promise<AnswerOf<typeof routes.state>> {
    return this.shows.run(query.letters);
  }

  @Serves(routes.clock)
  @Public()
  time(): Promise<AnswerOf<typeof routes.clock>> {
    return this.clock.run();
  }

  @Serves(routes.moveClock)
  @Public()
  move(
    @Input() { body }: InputOf<typeof routes.moveClock>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.moveClock>> {
    return this.moves.run(actor, body);
  }
}
