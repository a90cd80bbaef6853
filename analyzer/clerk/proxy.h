#ifndef CLERK_PROXY_H
#define CLERK_PROXY_H

#include "base/str.h"

/*
 * An application's own proxy for Clerk's Frontend API and its scripts.
 * Sources: Clerk documentation "Proxying the Clerk Frontend API" and
 * clerk/javascript packages/{backend/src,shared/src}/proxy.ts (2026-08).
 */

/* The path at which Clerk's SDKs serve the proxy when they are told no other. */
extern const char proxy_default_path[];

/* The header that tells Clerk where the proxy is. */
extern const char proxy_header[];

/* Is this the host, or a URL on it, of the Frontend API or of Clerk's script packages? */
bool proxy_is_target(struct str url);

/* Does a path or pattern begin with the path of the SDKs' own proxy? */
bool proxy_is_path(struct str path);

#endif
