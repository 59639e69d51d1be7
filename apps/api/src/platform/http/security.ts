import helmet from 'helmet';

/**
 * The headers that keep a browser from running, framing or fetching anything that is not ours.
 *
 * Nothing is allowed inline, so a page that needs an exception does not work at all and is noticed at once.
 * HTTPS is the business of the proxy in front of the service, which also says so to browsers.
 */
export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Nothing is told to other websites; our own forms still say where they come from.
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
});
