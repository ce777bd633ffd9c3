export { answerTo, isUseCase } from "./ask.ts"
export { lacking, nameOf, onOneLine, saidOfPair, saidOfStatement } from "./judgements.ts"
export { type Answer, type Ask, type Asked, type UseCaseName, useCases } from "./use-cases.ts"
