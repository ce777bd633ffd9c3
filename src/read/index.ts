export { checkLength, LONGEST_ARTICLE, type ReadOptions } from "./limits.ts"
export { loadNetwork, type Network } from "./model.ts"
export { type FlatReader, languageRead, loadReader, modelFor, type Reader, readerOf } from "./reader.ts"
export type { WindowShape } from "./windows.ts"
