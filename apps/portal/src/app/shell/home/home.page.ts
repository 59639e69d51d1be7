import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { HealthClient } from '@client';

/** The first page: what the service is for, how it decides, and whether it is working. */
@Component({
  selector: 'fp-home-page',
  imports: [DatePipe],
  templateUrl: './home.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HomePage {
  protected readonly health = toSignal(inject(HealthClient).ask());
}
