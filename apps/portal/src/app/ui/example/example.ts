import type { InputSignal, Type } from '@angular/core';

/** The inputs of a component, each with what it takes. */
export type InputsOf<C> = {
  readonly [K in keyof C as C[K] extends InputSignal<infer _T> ? K : never]?: C[K] extends InputSignal<infer T>
    ? T
    : never;
};

/** One state of a component: shown in the gallery, drawn by its spec, looked at by axe. */
export interface Example {
  readonly name: string;
  readonly component: Type<unknown>;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What stands between the component's tags. */
  readonly content?: string;
  /** The example covers the page when it is open, so the gallery opens it with a button. */
  readonly covers?: boolean;
}

/** All the examples of one component. */
export interface Examples {
  readonly name: string;
  /** One sentence for whoever looks for a component. */
  readonly says: string;
  readonly examples: readonly Example[];
}

/** An example whose inputs the compiler has compared with the component. */
export function example<C>(
  name: string,
  component: Type<C>,
  inputs: InputsOf<C>,
  more: { readonly content?: string; readonly covers?: boolean } = {},
): Example {
  return { name, component, inputs: inputs, ...more };
}
