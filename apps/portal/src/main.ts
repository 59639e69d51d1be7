import { bootstrapApplication } from '@angular/platform-browser';
import { ShellComponent } from './app/shell/shell.component';
import { providers } from './app/providers';

bootstrapApplication(ShellComponent, { providers }).catch((error: unknown) => {
  console.error(error);
});
