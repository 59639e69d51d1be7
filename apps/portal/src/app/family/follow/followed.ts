import { inject, Injectable } from '@angular/core';
import type { Application, Round } from '@contract';
import { ApiProblem } from '@client/api-problem';
import { ApplicationsClient } from '@client/applications.client';
import { SchoolsClient } from '@client/schools.client';

/** A child's application in a round. */
export interface Followed {
  readonly child: string;
  readonly firstNames: string;
  readonly application: Application;
  readonly round: Round;
}

/** Finds the application that the address names by child and round. */
@Injectable({ providedIn: 'root' })
export class FollowedReader {
  private readonly applications = inject(ApplicationsClient);
  private readonly schools = inject(SchoolsClient);

  /** Rejects as the service does for what is not there, also where the child is somebody else's. */
  async run(child: string, round: string): Promise<Followed> {
    const children = await this.applications.children();
    const found = children.find(({ id }) => id === child);
    const mine = found?.applications.filter((one) => one.round === round) ?? [];
    const counts = mine.find(({ state }) => state !== 'withdrawn' && state !== 'void') ?? mine[0];
    if (found === undefined || counts === undefined) throw new ApiProblem(404);
    const [application, one] = await Promise.all([this.applications.read(counts.id), this.schools.round(round)]);
    return { child, firstNames: found.firstNames, application, round: one };
  }
}
