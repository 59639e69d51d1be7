import type { AnswerOf, Route } from '@contract';
import { type Asked, type FileToSend, Person, SaidNo } from '../../tools/story';

/** For how long somebody asks again before they give up, in milliseconds: longer than the busiest machine needs to start the service. */
const patience = 300_000;

/** Somebody who asks again, as people do, while nobody answers or the answer is a fault of the service's own. */
export class StubbornPerson {
  private readonly person: Person;

  constructor(address: string, persona: string, way: 'parent' | 'staff' = 'staff') {
    this.person = new Person(address, { persona, way });
  }

  /** The answer, however often it has to be asked for; throws `SaidNo` where the service refuses. */
  async ask<const R extends Route>(route: R, asked: Asked<R>, file?: FileToSend): Promise<AnswerOf<R>> {
    const end = performance.now() + patience;
    for (;;) {
      try {
        return await this.person.ask(route, asked, file);
      } catch (error) {
        if (error instanceof SaidNo && error.status < 500) throw error;
        if (performance.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    }
  }

  /** The same, but a refusal is taken for a sign that it was done before; gives back nothing then. */
  async try<const R extends Route>(route: R, asked: Asked<R>, file?: FileToSend): Promise<AnswerOf<R> | undefined> {
    try {
      return await this.ask(route, asked, file);
    } catch (error) {
      if (error instanceof SaidNo) return undefined;
      throw error;
    }
  }
}
