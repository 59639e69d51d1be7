/** The text of a request as it goes over the wire. */
export function request(
  method: 'GET' | 'POST',
  path: string,
  given: { readonly cookie?: string | undefined; readonly body?: unknown; readonly from?: string } = {},
): string {
  const { cookie, body, from } = given;
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: admissions.example.org',
    'accept: application/json',
    ...(from === undefined ? [] : [`x-forwarded-for: ${from}`]),
    ...(cookie === undefined ? [] : [`cookie: ${cookie}`]),
    ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${String(Buffer.byteLength(text))}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
}
