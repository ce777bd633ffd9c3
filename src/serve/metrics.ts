/** Figures for whoever keeps an eye on the server, in the form of Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"

interface Measured {
  route: string
  method: string
  status: number
  seconds: number
}

export interface Metrics {
  request(measured: Measured): void
  /** A figure that is looked up when somebody asks for it. @param look label → figure */
  gauge(name: string, help: string, label: string | null, look: () => { [label: string]: number }): void
  text(): Promise<string>
  type: string
}

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15]

export function metrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 10 })
  const counter = new Counter({
    name: "hearsay_requests_total",
    help: "Requests that were answered.",
    labelNames: ["route", "method", "status"],
    registers: [registry],
  })
  const duration = new Histogram({
    name: "hearsay_request_duration_seconds",
    help: "From when a request was read to when its answer was ready.",
    labelNames: ["route"],
    buckets: SECONDS,
    registers: [registry],
  })
  return {
    request({ route, method, status, seconds }) {
      counter.inc({ route, method, status })
      duration.observe({ route }, seconds)
    },
    gauge(name, help, label, look) {
      new Gauge({
        name,
        help,
        labelNames: label === null ? [] : [label],
        registers: [registry],
        collect() {
          for (const [value, figure] of Object.entries(look()))
            if (label === null) this.set(figure)
            else this.set({ [label]: value }, figure)
        },
      })
    },
    text: () => registry.metrics(),
    type: registry.contentType,
  }
}
