/** Whether whoever asked still waits for the answer: what nobody waits for is not worked on. */
import { AsyncLocalStorage } from "node:async_hooks"

/** Aborted when the connection is closed. Without one, whoever asks waits. Asked for only where somebody waits for a thread: most answers are there already, and making it costs as much as they do. */
export const asker = new AsyncLocalStorage<() => AbortSignal>()
