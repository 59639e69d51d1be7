/** The part of openrouteservice-js that is used here; the package ships no types. */
declare module 'openrouteservice-js' {
  interface ServiceSettings {
    readonly host: string;
    readonly api_key: string;
    /** In milliseconds. */
    readonly timeout: number;
  }

  class Matrix {
    constructor(settings: ServiceSettings);
    calculate(request: object): Promise<unknown>;
  }

  const Openrouteservice: { readonly Matrix: typeof Matrix };
  export default Openrouteservice;
}
