import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import type { Application, Round } from '@contract';
import { ApplicationsClient } from '@client/applications.client';
import { SchoolsClient } from '@client/schools.client';
import { SessionState } from '@shell';
import { CountdownComponent } from '@ui/countdown/countdown.component';
import { LinkComponent } from '@ui/link/link.component';
import { TagComponent } from '@ui/tag/tag.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { type Standing, standingOf } from './application-state';

/** An application with its round and how it stands. */
interface Shown {
  readonly application: Application;
  readonly round: Round;
  readonly standing: Standing;
  readonly choices: readonly string[];
}

/** A parent's home: each child, each application with how it stands, and what comes next. */
@Component({
  selector: 'fp-family-home-page',
  imports: [CountdownComponent, LinkComponent, TagComponent, WaitingComponent],
  templateUrl: './home.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FamilyHomePage {
  protected readonly words = inject(Words);
  protected readonly session = inject(SessionState);
  private readonly applications = inject(ApplicationsClient);
  private readonly schools = inject(SchoolsClient);
  protected readonly family = resource({ loader: () => this.load() });
  protected readonly now = computed(() => this.session.session()?.now ?? null);

  /** A day, or an instant with its time. */
  protected when(by: string | null): string {
    if (by === null) return '';
    return by.length === 10 ? this.words.date(by) : this.words.moment(by);
  }

  private async load() {
    const children = await this.applications.children();
    const ids = [...new Set(children.flatMap(({ applications }) => applications.map(({ round }) => round)))];
    const rounds = new Map((await Promise.all(ids.map((id) => this.schools.round(id)))).map((one) => [one.id, one]));
    return Promise.all(
      children.map(async ({ id, firstNames, lastName, applications }) => ({
        id,
        name: `${firstNames} ${lastName}`,
        firstNames,
        applications: await Promise.all(
          applications.flatMap(({ id: application, round }) => {
            const found = rounds.get(round);
            return found === undefined ? [] : [this.shown(application, found)];
          }),
        ),
      })),
    );
  }

  private async shown(id: string, round: Round): Promise<Shown> {
    const application = await this.applications.read(id);
    const choices = [...application.preferences].sort((a, b) => a.rank - b.rank).map(({ name }) => name);
    return { application, round, standing: standingOf(application, round), choices };
  }
}
