/** The part of tiny-osmpbf that is used here; the package ships no types. */
declare module 'tiny-osmpbf' {
  interface OsmFile {
    readonly osm3s?: { readonly timestamp_osm_base?: string };
  }
  /** Reads a whole `.osm.pbf` file, giving each element to `handle` in the order of the file. */
  function readOsmPbf(file: ArrayBuffer, handle: (element: unknown) => void): OsmFile;
  export = readOsmPbf;
}
