/** What every answer says to a browser: nothing from elsewhere, no script but the desk's own files, in nobody's frame. */
import { secureHeaders } from "hono/secure-headers"

export const headers = (framed: boolean) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: [framed ? "*" : "'none'"],
    },
    xFrameOptions: framed ? false : "DENY",
    strictTransportSecurity: false,
    referrerPolicy: "no-referrer",
    crossOriginResourcePolicy: framed ? "cross-origin" : "same-origin",
  })
