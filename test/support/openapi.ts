import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { projectRoot } from './service';

const Verdicts = z.array(
  z.object({ valid: z.boolean(), errors: z.unknown().optional(), version: z.string().optional() }),
);

/** Reads documents from standard input and judges each, references included. */
const judge = `
  import { Validator } from '@seriousme/openapi-schema-validator';
  let text = '';
  for await (const part of process.stdin) text += part;
  const verdicts = [];
  for (const document of JSON.parse(text)) {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    try {
      if (valid) validator.resolveRefs();
      verdicts.push({ valid, errors, version: validator.version });
    } catch (error) {
      verdicts.push({ valid: false, errors: String(error) });
    }
  }
  console.log(JSON.stringify(verdicts));`;

/** Asks an OpenAPI validator of somebody else's about documents; in a process of its own, because it is an ES module. */
export function validateOpenApi(documents: readonly unknown[]): z.infer<typeof Verdicts> {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', judge], {
    cwd: projectRoot,
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return Verdicts.parse(JSON.parse(said));
}
