/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** One stage of a Dockerfile: what it starts from, what it is called, what it does. */
export interface Stage {
  readonly from: string;
  readonly name: string;
  readonly steps: readonly Instruction[];
}

/** The stages of a Dockerfile, in order. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { from: string; name: string; steps: Instruction[] }[] = [];
  for (const line of linesOf(text)) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') {
      const [, from = '', called = ''] = /^(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
      stages.push({ from, name: called, steps: [] });
    } else {
      stages.at(-1)?.steps.push({ name, text: rest });
    }
  }
  return stages;
}

/** The lines that say something, with those that go on joined. */
function linesOf(text: string): string[] {
  return text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** What a stage copies from the project, or from another stage. */
export function copiesOf({
  steps,
}: Stage): readonly { readonly stage: string | undefined; readonly paths: readonly string[] }[] {
  return steps
    .filter(({ name }) => name === 'COPY' || name === 'ADD')
    .map(({ text }) => {
      const words = text.split(/\s+/);
      const stage = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      return { stage, paths: words.filter((word) => !word.startsWith('--')).slice(0, -1) };
    });
}

/** The last value of an instruction in a stage, which is the one that counts. */
export function lastOf({ steps }: Stage, name: string): string | undefined {
  return steps.findLast((step) => step.name === name)?.text;
}

/** A command given as a list; nothing when it is given as a line for a shell. */
export function wordsOf(text: string | undefined): readonly string[] | undefined {
  if (text?.startsWith('[') !== true) return undefined;
  const words: unknown = JSON.parse(text);
  return Array.isArray(words) ? words.map(String) : undefined;
}
