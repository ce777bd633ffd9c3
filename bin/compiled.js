/** What a short process does about code that has to be compiled: it keeps what Node made of it, and optimises nothing; nor does it look much for garbage. */
const [{ existsSync, mkdirSync }, module, { homedir }, { join }, v8] = ["fs", "module", "os", "path", "v8"].map(
  (name) => process.getBuiltinModule(`node:${name}`),
)

const PARTS = ["crypto", "zlib", "worker_threads", "fs/promises", "timers/promises"]
const SETTINGS = ["--no-lazy", "--regexp-tier-up-ticks=100", "--no-regexp-peephole-optimization"]
/** What costs a short process more than it gives: optimising code, and looking for garbage beside the work, and often. */
const LATER = [
  "sparkplug",
  "maglev",
  "turbofan",
  "incremental-marking",
  "concurrent-sweeping",
  "parallel-scavenge",
  "minor-gc-task",
]
const [SELDOM, AS_EVER] = ["--heap-growing-percent=400", "--heap-growing-percent=0"]
/** CPU-seconds after which a process is taken for a long one; reading a page takes less, many articles take more. */
const LONG = 1

/**
 * What Node made of the code is kept where only this person writes; where nothing can be written, each start compiles anew.
 *
 * @param {string} [cache] the folder in which it makes one of its own
 * @returns {boolean} whether it is kept
 */
export function keepCompiled(cache) {
  try {
    const within = cache || process.env.XDG_CACHE_HOME || join(homedir(), ".cache")
    // One by one: Node's own way of making a path never ends where the system lets nothing be made, as below /proc.
    for (const folder of [within, join(within, "hearsay"), join(within, "hearsay", "compiled")]) {
      if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    }
    const { ENABLED, ALREADY_ENABLED } = module.constants.compileCacheStatus
    const { status } = module.enableCompileCache(join(within, "hearsay", "compiled"))
    return status === ENABLED || status === ALREADY_ENABLED
  } catch {
    // No home, or no right to write there: nothing is kept.
    return false
  }
}

/**
 * Settings for a process that ends after a second or two. What is kept of a file is what was compiled when it was loaded, so all of it is compiled then; and
 * code and patterns are optimised later than Node would, for optimising takes longer than one article lasts. Garbage is collected less often, and by itself.
 */
export function compileAtOnce() {
  // Other settings than those that Node's own parts were compiled with keep it from using what it has of them: these are loaded before.
  for (const part of PARTS) process.getBuiltinModule(`node:${part}`)
  for (const setting of SETTINGS) v8.setFlagsFromString(setting)
  for (const later of LATER) v8.setFlagsFromString(`--no-${later}`)
  v8.setFlagsFromString(SELDOM)
  const look = setInterval(() => {
    const { user, system } = process.cpuUsage()
    if (user + system < LONG * 1e6) return
    clearInterval(look)
    for (const later of LATER) v8.setFlagsFromString(`--${later}`)
    v8.setFlagsFromString(AS_EVER)
  }, 100).unref()
}
