import { type Examples, example } from '../example/example';
import { FileUploadComponent, type SendFile } from './file-upload.component';

/** Comes half way and then breaks, the first time; then it arrives. */
const breaksOnce: () => SendFile = () => {
  let tries = 0;
  return async (_file, progress) => {
    tries += 1;
    progress(0.5);
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (tries === 1) throw Object.assign(new Error('The connection broke.'), { status: 0 });
    progress(1);
    return {};
  };
};

export const examples: Examples = {
  name: 'file-upload',
  says: 'Photographs and files, with progress and another try.',
  examples: [
    example('breaks once', FileUploadComponent, { name: 'paper', label: 'Baptism certificate', send: breaksOnce() }),
    example('with an error', FileUploadComponent, {
      name: 'order',
      label: 'Court order',
      send: breaksOnce(),
      error: 'Choose a file, or say that you will bring it',
    }),
  ],
};
