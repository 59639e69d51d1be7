import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** A button. While it is busy it can be focused and read, but pressing it again does nothing. */
@Component({
  selector: 'fp-button',
  template: `<button
    class="govuk-button"
    [class.govuk-button--secondary]="kind() === 'secondary'"
    [class.govuk-button--warning]="kind() === 'warning'"
    [class.fp-button--small]="small()"
    [type]="submits() ? 'submit' : 'button'"
    [attr.aria-disabled]="busy() ? true : null"
    [attr.aria-label]="label() ?? null"
    (click)="press($event)"
  >
    <ng-content />
  </button>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ButtonComponent {
  readonly kind = input<'primary' | 'secondary' | 'warning'>('primary');
  readonly busy = input(false);
  readonly small = input(false);
  /** Whether it sends the form it stands in. */
  readonly submits = input(false);
  /** What it is called when its words alone do not say enough: “Remove Oak Primary”. Begins with its words. */
  readonly label = input<string>();
  readonly pressed = output();

  protected press(event: Event): void {
    if (this.busy()) {
      event.preventDefault();
      event.stopPropagation();
    } else this.pressed.emit();
  }
}
