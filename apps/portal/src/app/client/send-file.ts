import { ApiProblem, secondsOf } from './api-problem';

/**
 * Sends one file as a form does and tells how far it has come; gives back the service's answer.
 *
 * `fetch` cannot tell how much of a file has gone, so this uses the older way.
 */
export function sendFile(
  address: string,
  file: File,
  progress: (share: number) => void,
  signal?: AbortSignal,
  fields: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    request.open('POST', address);
    request.setRequestHeader('accept-language', document.documentElement.lang || 'en');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(new ApiProblem(request.status, answer ?? {}, secondsOf(request.getResponseHeader('retry-after'))));
    });
    for (const way of ['error', 'abort', 'timeout']) {
      request.addEventListener(way, () => {
        reject(new ApiProblem(0));
      });
    }
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    request.send(form);
  });
}
