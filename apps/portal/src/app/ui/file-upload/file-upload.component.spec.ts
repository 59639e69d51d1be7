import { TestBed } from '@angular/core/testing';
import { uiWords } from '../words/ui.words';
import { Words } from '../words/words';
import { FileUploadComponent, type SendFile } from './file-upload.component';

describe('a file for a service that is full', () => {
  it('waits, says so, and is sent again by itself when the service has asked to', async () => {
    await TestBed.inject(Words).fetch(uiWords);
    jest.useFakeTimers();
    try {
      let tries = 0;
      const send: SendFile = () => {
        tries += 1;
        const full = Object.assign(new Error('full'), { status: 503, retryAfter: 4 });
        return tries < 3 ? Promise.reject(full) : Promise.resolve({});
      };
      const shown = TestBed.createComponent(FileUploadComponent);
      shown.componentRef.setInput('name', 'paper');
      shown.componentRef.setInput('label', 'A paper');
      shown.componentRef.setInput('send', send);
      shown.detectChanges();
      const element = shown.nativeElement as HTMLElement;
      const input = element.querySelector('input');
      Object.defineProperty(input, 'files', { value: [new File(['x'], 'paper.pdf')] });
      input?.dispatchEvent(new Event('change'));
      await jest.advanceTimersByTimeAsync(1);
      shown.detectChanges();
      expect(element.textContent).toContain('This one is sent again by itself.');
      await jest.advanceTimersByTimeAsync(3_900);
      expect(tries).toBe(1);
      await jest.advanceTimersByTimeAsync(5_000);
      shown.detectChanges();
      expect(tries).toBe(3);
      expect(element.textContent).toContain('Received');
    } finally {
      jest.useRealTimers();
    }
  });
});
