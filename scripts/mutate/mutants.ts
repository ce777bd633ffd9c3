/** The mutants of a module: the same text with one small mistake in it, such as a person makes. */
import ts from "typescript"

export interface Mutant {
  /** characters that are replaced, and by what */
  start: number
  end: number
  by: string
  /** from 1 */
  line: number
  /** "every → some" */
  what: string
}

const OPERATORS: { readonly [operator: string]: readonly string[] } = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
}
const CALLS: { readonly [name: string]: string } = {
  every: "some",
  some: "every",
  min: "max",
  max: "min",
  startsWith: "endsWith",
  endsWith: "startsWith",
}

/** In the order of the text. Types, imports and what is thrown have none: no test looks there. */
export function mutantsOf(name: string, text: string): Mutant[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true)
  const mutants: Mutant[] = []
  const add = (node: ts.Node, by: string, what = `${node.getText(source)} → ${by}`) => {
    const [start, end] = [node.getStart(source), node.getEnd()]
    const line = source.getLineAndCharacterOfPosition(start).line + 1
    mutants.push({ start, end, by, line, what: what.replace(/\s+/g, " ") })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return
    mutate(node, add)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return mutants.sort((a, b) => a.start - b.start || a.end - b.end)
}

type Add = (node: ts.Node, by: string, what?: string) => void

function mutate(node: ts.Node, add: Add): void {
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.getText()
    const joins = operator === "+" && [node.left, node.right].some(isText)
    for (const by of joins ? [] : (OPERATORS[operator] ?? []))
      add(node.operatorToken, by, `${node.getText()}: ${operator} → ${by}`)
  } else if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition
    for (const by of ["true", "false"]) add(condition, by)
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    add(node, node.operand.getText())
  } else if (ts.isPropertyAccessExpression(node)) {
    const by = CALLS[node.name.text]
    if (by && ts.isCallExpression(node.parent)) add(node.name, by)
  } else if (ts.isNumericLiteral(node)) {
    add(node, String(Number(node.text.replaceAll("_", "")) + 1))
  } else if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, "false")
  else if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, "true")
}

const isText = (node: ts.Node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
