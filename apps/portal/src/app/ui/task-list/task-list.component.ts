import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TagComponent, type Tone } from '../tag/tag.component';

/** One thing to do. Without `to` it cannot be done yet. A status without a tone is plain words: what is done needs no colour. */
export interface TaskLine {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly to?: string;
  readonly status: string;
  readonly tone?: Tone;
}

/** What there is to do, and how far each thing has come. */
@Component({
  selector: 'fp-task-list',
  imports: [RouterLink, TagComponent],
  templateUrl: './task-list.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskListComponent {
  readonly tasks = input.required<readonly TaskLine[]>();
}
