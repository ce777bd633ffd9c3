export { loadNetwork, type ModelOptions, type Network } from "./model.ts"
export { loadReader, type Reader, readerOf } from "./reader.ts"
export { type WindowShape, windowShape } from "./windows.ts"
