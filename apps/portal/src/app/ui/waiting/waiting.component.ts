import { ChangeDetectionStrategy, Component, input, type ResourceRef } from '@angular/core';
import { ProblemComponent } from '../problem/problem.component';
import { LoadingComponent } from './loading.component';

/**
 * What is seen in place of something fetched while it is on its way, or when it does not come:
 * `<fp-waiting [for]="school" /> @if (school.hasValue()) { … }` with `school = resource({ … })`.
 */
@Component({
  selector: 'fp-waiting',
  imports: [LoadingComponent, ProblemComponent],
  template: `@if (for().error(); as thrown) {
      <fp-problem [trouble]="causeOf(thrown)" [page]="page()" (retry)="for().reload()" />
    } @else if (!for().hasValue()) {
      <fp-loading [lines]="lines()" />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingComponent {
  readonly for = input.required<Pick<ResourceRef<unknown>, 'error' | 'hasValue' | 'reload'>>();
  readonly page = input(false);
  readonly lines = input(3);

  /** What was really thrown: Angular wraps whatever is not an `Error`. */
  protected causeOf(thrown: Error): unknown {
    return thrown.cause ?? thrown;
  }
}
