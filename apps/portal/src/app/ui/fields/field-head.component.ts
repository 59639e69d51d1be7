import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** The hint and the error message of a field. */
@Component({
  selector: 'fp-field-head',
  template: `
    @if (hint(); as hint) {
      <div class="govuk-hint" [id]="name() + '-hint'">{{ hint }}</div>
    }
    @if (error(); as error) {
      <p class="govuk-error-message" [id]="name() + '-error'">
        <span class="govuk-visually-hidden">{{ words.say('ui.error') }}</span> {{ error }}
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldHeadComponent {
  protected readonly words = inject(Words);
  readonly name = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
}
