/** How wide the window is, and whether it takes colours. NO_COLOR (no-color.org) and FORCE_COLOR overrule the terminal. */

export const terminalStyle = () => ({ columns: process.stdout.columns ?? 88, color: wantsColor() })

function wantsColor(): boolean {
  if (process.env.NO_COLOR) return false
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== "0"
  return process.stdout.isTTY === true && process.env.TERM !== "dumb"
}
