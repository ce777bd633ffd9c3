export { overHttp } from "./http.ts"
export { overStdio } from "./stdio.ts"
