#ifndef PROGRAM_RESOLVE_NAMES_H
#define PROGRAM_RESOLVE_NAMES_H

#include "base/str.h"

/*
 * The package that a specifier of Deno or of a CDN means, with its subpath and
 * without a version: "npm:svix@1.2.3/x" and "https://esm.sh/svix@1.2.3/x?dts"
 * are "svix/x", "https://deno.land/std@0.168.0/http/server.ts" is
 * "std/http/server.ts", "https://deno.land/x/hono@v3/mod.ts" is "hono". Absent
 * when the specifier is none of these. Sources: Deno documentation "Modules
 * and dependencies", and each CDN's own. Only resolve*.c include this.
 */
struct str resolve_names_package(struct str specifier, struct arena *arena);

#endif
